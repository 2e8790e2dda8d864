using MassGen.Docs.Coverage;

namespace MassGen.Docs.Commands;

/// <summary>The option matrix in a terminal: figures, and what is wrong.</summary>
internal static class CoverageOutput
{
    public static void Write(TextWriter console, OptionMatrix matrix)
    {
        console.WriteLine($"{"",-20}{"all",6}{"documented",12}{"shown",8}{"verified",10}{"allowed",9}{"waiting",9}{"gaps",6}");
        foreach (var kind in FeatureKinds.All)
        {
            Line(console, kind.Heading(), matrix.Figures(kind));
        }

        Line(console, "All", matrix.Figures());
    }

    private static void Line(TextWriter console, string name, MatrixFigures figures) => console.WriteLine(
        $"{name,-20}{figures.Total,6}{figures.Documented,12}{figures.Demonstrated,8}{figures.Verified,10}{figures.Allowed,9}{figures.Pending,9}{figures.Gaps,6}");
}
