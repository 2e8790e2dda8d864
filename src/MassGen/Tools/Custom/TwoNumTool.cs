using MassGen.Agents;
using Microsoft.Extensions.AI;

namespace MassGen.Tools;

/// <summary>The sample tool of the Python project, which adds two whole numbers: <c>two_num_tool</c>.</summary>
internal static class TwoNumTool
{
    public const string Name = "two_num_tool";

    public static AIFunction Create() => new CheckedTool(
        Name,
        "Adds two whole numbers.",
        [
            new ToolParameter("x", "The first number.", ParameterKind.WholeNumber),
            new ToolParameter("y", "The second number.", ParameterKind.WholeNumber),
        ],
        arguments => Sum(arguments.WholeNumber("x"), arguments.WholeNumber("y")))
    {
        Properties = new Dictionary<string, object?> { [ToolEffects.Key] = false },
    };

    private static string Sum(long x, long y) => FormattableString.Invariant($"{x} + {y} = {(Int128)x + y}");
}
