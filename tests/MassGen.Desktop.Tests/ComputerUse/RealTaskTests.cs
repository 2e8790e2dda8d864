using System.Globalization;
using MassGen.Desktop.ComputerUse;
using MassGen.Events;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

/// <summary>The loop on a real desktop.</summary>
[Collection(OneAtATime.Name)]
public sealed class RealTaskTests(DesktopImage image)
{
    private const string Next = "http://127.0.0.1:8001/";

    // Each answer takes longer than the screen needs to look as if it were at rest.
    private const string SlowServer = """
        use IO::Socket::INET;
        my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 8001, Listen => 9, ReuseAddr => 1) or die;
        while (my $client = $server->accept) {
            while (defined(my $line = readline $client)) { last if $line =~ /^\r?\n$/ }
            select undef, undef, undef, 0.7;
            print $client "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>Next</title><body style='background: #0040c0'>Next";
            close $client;
        }
        """;

    [SkippableTheory]
    [InlineData("link")]
    [InlineData("script")]
    public async Task After_a_click_that_leads_to_a_slow_page_the_model_gets_that_page(string way)
    {
        await using var desktop = await image.OpenAsync(null, "leave.html");
        await desktop.PerformAsync(new Launch(["perl", "-e", SlowServer]), default);
        var at = new ScreenPoint(way == "link" ? 300 : 900, 500);
        var loop = new Loop(Turn.Acts(ActionPlan.Of(new Click(at))), Turn.Says("Done."))
        {
            Real = desktop,
            Rules = new([AllowedDomain.Read("127.0.0.1:8001").Domain!], servesSite: true),
        };

        Assert.Equal("completed", (await loop.RunAsync()).Outcome);

        Assert.Equal(Next, Assert.Single(loop.Model.Addresses));
        Assert.Equal("0040c0", desktop.Screen.Now.At(new(1000, 700)).ToString("x6", CultureInfo.InvariantCulture));
        Assert.Equal(desktop.Screen.Now.Hash(), Assert.Single(loop.Events.OfType<DesktopActed>()).Frame);
    }
}
