using MassGen.Desktop.ComputerUse;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

public sealed class AddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0X7F.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("%31%32%37.0.0.1")]
    [InlineData("１２７.0.0.1")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.0.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("a.localhost")]
    [InlineData("10.0.0.7")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0")]
    [InlineData("[fd00::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("metadata.google.internal")]
    [InlineData("printer.local")]
    [InlineData("intranet")]
    public void A_private_place_stays_closed_however_it_is_written(string host) =>
        Assert.Contains("private network", Open(null, $"http://{host}/x"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.org/a?b=http://127.0.0.1")]
    [InlineData("example.org")]
    [InlineData("http://8.8.8.8")]
    [InlineData("http://172.32.0.1:8080/")]
    [InlineData("https://münchen.example/")]
    [InlineData("about:blank")]
    [InlineData("file:///workspace/a.html")]
    public void Without_a_list_public_pages_are_open(string address) => Assert.Null(Open(null, address));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("chrome://settings")]
    [InlineData("view-source:https://example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("about:config")]
    [InlineData("java\tscript:alert(1)")]
    public void What_is_no_page_is_never_opened(string address) => Assert.Contains("are not opened here", Open(null, address), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://")]
    [InlineData("http://a b/")]
    [InlineData("http://example.org:99999/")]
    [InlineData("http://1.2.3.256/")]
    [InlineData("http://0x1ffffffff/")]
    public void What_no_browser_would_open_is_no_address(string address) => Assert.EndsWith("is not an address.", Open(null, address), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.org/", true)]
    [InlineData("https://www.EXAMPLE.org/", true)]
    [InlineData("https://example.org./", true)]
    [InlineData("https://user:secret@example.org/", true)]
    [InlineData("https://example.org:8443/", true)]
    [InlineData("https://ｅxample.org/", true)]
    [InlineData("https://example.org@evil.net/", false)]
    [InlineData("https://example.org\\@evil.net/", true)]
    [InlineData("https://evil.net/example.org", false)]
    [InlineData("https://evil.net?example.org", false)]
    [InlineData("https://evil.net#@example.org", false)]
    [InlineData("https://notexample.org/", false)]
    [InlineData("https://example.org.evil.net/", false)]
    [InlineData("https://exаmple.org/", false)]
    [InlineData("http://192.0.2.7/", true)]
    [InlineData("http://3221225991/", true)]
    [InlineData("http://192.0.2.8/", false)]
    [InlineData("http://7.192.0.2/", false)]
    [InlineData("http://only.test:8080/", true)]
    [InlineData("http://only.test/", false)]
    [InlineData("https://below.test/", false)]
    [InlineData("https://a.below.test/", true)]
    [InlineData("https://xn--mnchen-3ya.test/", true)]
    [InlineData("file:///etc/passwd", false)]
    public void With_a_list_only_its_domains_are_open(string address, bool isOpen) =>
        Assert.Equal(isOpen, Open(["example.org", "192.0.2.7", "only.test:8080", "*.below.test", "münchen.test"], address) is null);

    [Fact]
    public void A_private_place_is_open_where_the_list_names_it()
    {
        Assert.Null(Open(["10.0.0.7"], "http://10.0.0.7/"));
        Assert.NotNull(Open(["10.0.0.7"], "http://10.0.0.8/"));
    }

    [Theory]
    [InlineData("http://localhost:8000/a.html", true)]
    [InlineData("http://127.0.0.1:8000/", true)]
    [InlineData("http://localhost:9222/json", false)]
    [InlineData("http://localhost/", false)]
    public void Of_the_desktop_itself_only_its_own_pages_are_open(string address, bool isOpen) =>
        Assert.Equal(isOpen, new AddressRules(null, servesSite: true).Refusal(address) is null);

    [Theory]
    [InlineData("example.org/path")]
    [InlineData("ftp://example.org")]
    [InlineData("*.*.org")]
    [InlineData("user@example.org")]
    [InlineData("")]
    [InlineData("a b")]
    public void An_entry_of_the_list_that_is_no_domain_is_refused(string entry) => Assert.NotNull(AllowedDomain.Read(entry).Fault);

    [Fact]
    public void Chromium_is_given_the_same_list() => Assert.Equal(
        "MAP * ~NOTFOUND, EXCLUDE example.org, EXCLUDE *.example.org, EXCLUDE *.below.test, EXCLUDE 192.0.2.7, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        new AddressRules([.. new[] { "example.org", "*.below.test", "192.0.2.7:81" }.Select(entry => AllowedDomain.Read(entry).Domain!)], servesSite: true).ChromiumHostRules());

    private static string? Open(string[]? allowed, string address) =>
        new AddressRules(allowed?.Select(entry => AllowedDomain.Read(entry).Domain!).ToList(), servesSite: false).Refusal(address);
}
