using MassGen.Differences;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>
/// The best way to lay printed lines against expected ones, which may be patterns: as few lines as possible are taken out of what is
/// expected, or put into it. One way serves for the question whether it fits, for the difference, and for what to show instead.
/// </summary>
internal sealed class LineAlignment
{
    // A line in place of another is less than one that went and one that came: a '...' beside it must not swallow what came.
    private const int ReplaceCost = 2;
    private const int AddCost = 2;
    private const int DropCost = 3;

    // Beyond this everything is shown as replaced: a table of this size takes 32 MB.
    private const long LargestTable = 4_000_000;

    private readonly IReadOnlyList<LinePattern> _expected;
    private readonly string[] _printed;
    private readonly List<string> _blessed = [];
    private readonly List<string> _found = [];
    private bool _fits = true;

    private LineAlignment(IReadOnlyList<LinePattern> expected, string[] printed)
    {
        (_expected, _printed) = (expected, printed);
        Walk((long)(expected.Count + 1) * (printed.Length + 1) <= LargestTable ? Costs() : null);
    }

    /// <summary>How the texts differ; null when they do not.</summary>
    public OutputFault? Fault => _fits ? null : FaultOf(string.Join('\n', _expected.Select(line => line.Written)), string.Join('\n', _found));

    /// <summary>What the page should show: lines that fit as they were written, printed lines in place of the others.</summary>
    public string Blessed => string.Join('\n', _blessed);

    /// <summary>Lays printed lines against lines that may be patterns.</summary>
    public static LineAlignment OfPatterns(string expected, string printed) =>
        new([.. OutputText.Shown(expected).Split('\n').Select(LinePattern.Read)], OutputText.Of(printed).Split('\n'));

    /// <summary>Lays printed lines against lines of text.</summary>
    public static LineAlignment OfText(string expected, string printed) =>
        new([.. OutputText.Shown(expected).Split('\n').Select(LinePattern.Text)], OutputText.Of(printed).Split('\n'));

    private static OutputFault FaultOf(string expected, string found)
    {
        var difference = LineDiff.Of(expected, found);
        return new OutputFault(Math.Max(1, difference.FirstLine), difference.Unified());
    }

    // For each pair of places, and whether the pattern there has taken a line: the changes that are needed from there on.
    private int[,,] Costs()
    {
        var costs = new int[_expected.Count + 1, _printed.Length + 1, 2];
        for (var i = _expected.Count; i >= 0; i--)
        {
            for (var j = _printed.Length; j >= 0; j--)
            {
                costs[i, j, 1] = Choose(costs, i, j, 1).Cost;
                costs[i, j, 0] = Choose(costs, i, j, 0).Cost;
            }
        }

        return costs;
    }

    private (int Cost, Step Step) Choose(int[,,] costs, int i, int j, int used)
    {
        var best = (Cost: i == _expected.Count && j == _printed.Length ? 0 : int.MaxValue, Step: Step.End);
        void Offer(int cost, Step step) => best = cost < best.Cost ? (cost, step) : best;
        if (i < _expected.Count)
        {
            var pattern = _expected[i];
            if (j < _printed.Length && (used == 0 || pattern.Most > 1) && pattern.Fits(_printed[j]))
            {
                Offer(pattern.Most > 1 ? costs[i, j + 1, 1] : costs[i + 1, j + 1, 0], Step.Take);
            }

            if (j < _printed.Length && used == 0 && pattern.Least > 0)
            {
                Offer(costs[i + 1, j + 1, 0] + ReplaceCost, Step.Replace);
            }

            var isEnough = used == 1 || pattern.Least == 0;
            Offer(costs[i + 1, j, 0] + (isEnough ? 0 : DropCost), isEnough ? Step.Leave : Step.Drop);
        }

        if (j < _printed.Length)
        {
            Offer(costs[i, j + 1, used] + AddCost, Step.Add);
        }

        return best;
    }

    private void Walk(int[,,]? costs)
    {
        if (costs is null)
        {
            _fits = _expected.Count == _printed.Length && _expected.Zip(_printed).All(pair => pair.First.Fits(pair.Second));
            _found.AddRange(_printed);
            _blessed.AddRange(_printed.Select(LiteralOf));
            return;
        }

        var (i, j, used) = (0, 0, 0);
        while (Choose(costs, i, j, used) is { Step: not Step.End } choice)
        {
            (i, j, used) = Go(choice.Step, i, j, used);
        }
    }

    private (int I, int J, int Used) Go(Step step, int i, int j, int used)
    {
        _fits &= step is Step.Take or Step.Leave;
        switch (step)
        {
            case Step.Take when _expected[i].Most > 1:
                return (i, j + 1, 1);
            case Step.Take or Step.Leave:
                _blessed.Add(_expected[i].Written);
                _found.Add(_expected[i].Written);
                return (i + 1, step == Step.Take ? j + 1 : j, 0);
            case Step.Drop:
                return (i + 1, j, 0);
            default:
                _blessed.Add(LiteralOf(_printed[j]));
                _found.Add(_printed[j]);
                return step == Step.Replace ? (i + 1, j + 1, 0) : (i, j + 1, used);
        }
    }

    private string LiteralOf(string printed) => _expected.Any(line => line.MayBeMatcher) ? LinePattern.Literal(printed) : printed;

    private enum Step
    {
        End,
        Take,
        Leave,
        Drop,
        Replace,
        Add,
    }
}
