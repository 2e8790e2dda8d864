using System.Globalization;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Selection;

/// <summary>One of several parts of a verification, each run by a machine of its own.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Index, int Count)
{
    // Seconds on the machine this was measured on, by and large; the machines share no clock and no evidence, so the same
    // guess has to do on all of them.
    private const double Example = 1, Shell = 0.5, Program = 0.6, Image = 5, Reading = 0.05;

    /// <summary>Reads <c>2/8</c>; null when it is not of that form, or not one of the parts.</summary>
    public static Shard? Parse(string text)
    {
        return text.Split('/') is [var index, var count] && Number(index) is { } i && Number(count) is { } n && i >= 1 && i <= n && n <= 1000
            ? new Shard(i, n)
            : null;

        static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The units of this part. The parts have nothing in common, and together are everything.</summary>
    public Units Of(Units units)
    {
        // The longest first, each to the part that has least to do so far.
        var load = new double[Count];
        var (examples, sessions) = (new HashSet<string>(), new HashSet<string>());
        var all = units.Examples.Select(id => (Id: id, Weight: Example, Chosen: examples))
            .Concat(units.Sessions.Select(session => (session.Id, Weight: session.Snippets.Sum(WeightOf), Chosen: sessions)));
        foreach (var (id, weight, chosen) in all.OrderByDescending(unit => unit.Weight).ThenBy(unit => unit.Id, StringComparer.Ordinal))
        {
            var part = Array.IndexOf(load, load.Min());
            load[part] += weight;
            if (part == Index - 1)
            {
                chosen.Add(id);
            }
        }

        return new Units([.. units.Examples.Where(examples.Contains)], [.. units.Sessions.Where(session => sessions.Contains(session.Id))]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static double WeightOf(Snippet snippet) => snippet.Task switch
    {
        ShellTask shell => Shell * shell.Commands.Count,
        PythonTask or TomlTask => Shell,
        CSharpTask or ConfigurationTask { Question: not null } => Program,
        DockerfileTask => Image,
        _ => Reading,
    };
}
