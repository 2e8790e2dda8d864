using System.Text.RegularExpressions;
using MassGen.Docs.Site.Reference;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed partial class ComputerUseReferenceTests
{
    private static readonly string Page = ComputerUseReference.Markdown();

    [Theory]
    [InlineData("| `computer_use` | `openai` | `task` | `computer-use-preview` | 50 |")]
    [InlineData("| `gemini_computer_use` | 0 to 999 in both directions | `open_web_browser`")]
    [InlineData("| `max_seconds` | Seconds that a call may take. | 600 |")]
    [InlineData("| `DESKTOP_SIZE` | `1280x800` |")]
    [InlineData("| memory, swap included | 2048 MiB |")]
    [InlineData("| `approval` | A person's word was needed")]
    public void It_is_written_from_the_tools_the_keys_and_the_policy(string line) => Assert.Contains(line, Page, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_without_a_meaning() => Assert.DoesNotContain("|  |", Page, StringComparison.Ordinal);

    [Fact]
    public void Every_key_that_is_read_stands_there()
    {
        var folder = Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "src/MassGen.Desktop/ComputerUse/Presets");
        var read = new[] { "PresetReader.cs", "PresetScreen.cs" }.SelectMany(file => Key().Matches(File.ReadAllText(Path.Combine(folder, file)))).Select(match => match.Groups[1].Value);

        Assert.All(read.Except(["container_name"]), key => Assert.Contains($"`{key}`", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"([a-z]+(?:_[a-z]+)+)\"")]
    private static partial Regex Key();
}
