using System.Diagnostics;
using MassGen.Sandbox.Commands;
using Xunit;

namespace MassGen.Sandbox.Tests.Commands;

/// <summary>What the host quotes, a real shell takes as one word with exactly these bytes.</summary>
public sealed class ShellWordTests
{
    [Theory]
    [InlineData(""), InlineData("plain"), InlineData("two words"), InlineData("it's"), InlineData("'"), InlineData("''''"), InlineData("\n"), InlineData("a\nb\n\n")]
    [InlineData("$HOME `id` $(id) ${x}"), InlineData("\\"), InlineData("a\\'b\\\\"), InlineData("*?[a-z]~"), InlineData("; rm -rf / & | < > #"), InlineData("-n")]
    [InlineData("\t \r\u0001\u007f"), InlineData("ünïcödé 🦊"), InlineData("\u0081\u0088\u0082"), InlineData("'\n'\"$n\"'\n")]
    public async Task Any_text_stays_as_it_is(string text)
    {
        var start = new ProcessStartInfo("sh", ["-c", "n='\n'\nIFS= read -r line\neval \"set -- $line\"\nprintf '%s:%s' $# \"$1\""])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(ShellWord.Quote(text) + "\n");
        shell.StandardInput.Close();
        Assert.Equal("1:" + text, await shell.StandardOutput.ReadToEndAsync());
    }
}
