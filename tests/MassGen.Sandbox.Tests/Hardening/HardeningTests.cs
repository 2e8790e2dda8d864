using Xunit;

namespace MassGen.Sandbox.Tests.Hardening;

/// <summary>The list of what makes a sandbox hard (A.3), as doctor shows it.</summary>
[Collection(OneAtATime.Name)]
public sealed class HardeningTests(SandboxProviders providers)
{
    public static TheoryData<string> Names => SandboxProviders.Names;

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task Every_line_holds_that_the_provider_does_not_declare(string name)
    {
        var lines = await HardeningCheck.RunAsync(providers.Get(name), SandboxPolicy.Default, default);
        int[] declared = name switch { "docker" or "podman" => [22], _ => [7, 9] };
        var broken = lines.Where(line => !line.Holds && !declared.Contains(line.Number)).Select(line => $"{line.Number} {line.What}: {line.Seen}");
        Assert.True(!broken.Any(), string.Join("\n", broken));
        Assert.Equal(lines.Select(line => line.Number).Order().Distinct(), lines.Select(line => line.Number));
        Assert.InRange(lines.Count, 29, 36);
    }

    [SkippableTheory, InlineData("bubblewrap"), InlineData("namespaces")]
    public async Task What_only_a_container_can_limit_is_a_no_elsewhere(string name)
    {
        var lines = await HardeningCheck.RunAsync(providers.Get(name), SandboxPolicy.Default, default);
        Assert.False(lines.Single(line => line.Number == 7).Holds);
        Assert.False(lines.Single(line => line.Number == 9).Holds);
        Assert.Contains("each process", lines.Single(line => line.Number == 7).Seen, StringComparison.Ordinal);
    }
}
