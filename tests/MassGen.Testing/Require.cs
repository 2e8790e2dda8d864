using Xunit;

namespace MassGen.Testing;

/// <summary>
/// Skips a test whose machine lacks something, with the reason. Where the environment variable <c>MASSGEN_TESTS_REQUIRE</c>
/// names the requirement (a comma-separated list), the skip is a failure instead: CI sets it.
/// </summary>
public static class Require
{
    public static void That(bool present, string requirement, string reason)
    {
        var required = Environment.GetEnvironmentVariable("MASSGEN_TESTS_REQUIRE")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (!present && required.Contains(requirement))
        {
            throw new InvalidOperationException($"'{requirement}' is required by MASSGEN_TESTS_REQUIRE, but: {reason}");
        }

        Skip.IfNot(present, $"{requirement}: {reason}");
    }
}
