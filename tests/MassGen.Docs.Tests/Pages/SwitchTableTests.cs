using MassGen.Configuration.Schema;
using Xunit;

namespace MassGen.Docs.Tests.Pages;

/// <summary>The table of the three switches is written by hand, for people; what it says of backends is what the library does.</summary>
public sealed class SwitchTableTests
{
    private static readonly string[] Lines = File.ReadAllLines(
        Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "docs-src", "guides", "code-execution.md"));

    public static TheoryData<string> Switches => [.. new[] { "enable_mcp_command_line", "enable_code_execution", "enable_code_interpreter" }];

    [Theory, MemberData(nameof(Switches))]
    public void A_switch_is_said_to_be_for_the_backends_that_take_it(string name)
    {
        var key = new ConfigKey[] { ShellKeys.Enabled, ProviderToolKeys.CodeExecution, ProviderToolKeys.CodeInterpreter }.Single(key => key.Name == name);

        var row = Assert.Single(Lines, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

        Assert.Equal(key.Backends.Count == 0 ? "all" : string.Join(", ", key.Backends.Select(type => $"`{type}`")), row.Split('|')[4].Trim());
    }
}
