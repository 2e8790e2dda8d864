using MassGen.Diagnostics;
using MassGen.Docs.Snippets.Reading;
using MassGen.Docs.Verify;
using MassGen.Events;
using MassGen.Yaml;

namespace MassGen.Docs.Examples;

/// <summary>Reads the <c>expect</c> part of an <c>example.yaml</c>.</summary>
internal static class ExpectationReader
{
    private static readonly Dictionary<string, RunOutcome> Outcomes = new()
    {
        ["completed"] = RunOutcome.Completed,
        ["timed-out"] = RunOutcome.TimedOut,
        ["budget-reached"] = RunOutcome.BudgetReached,
        ["failed"] = RunOutcome.Failed,
        ["cancelled"] = RunOutcome.Cancelled,
    };

    public static IReadOnlyList<Expectation> Read(MapReader example, List<Diagnostic> faults)
    {
        if (example.Section("expect") is not { } expect)
        {
            example.Missing("expect");
            return [];
        }

        var expectations = All(expect, faults);
        expect.RefuseUnknown();
        if (expectations.Count == 0)
        {
            faults.Add(new Diagnostic("MG5003", Severity.Error, "An example must expect something; this one could not fail.", expect.Map.Position, "expect"));
        }

        return expectations;
    }

    /// <summary>Everything that is expected in the words that examples and snippets share; other keys are left to the caller.</summary>
    public static List<Expectation> All(MapReader expect, List<Diagnostic> faults)
    {
        var expectations = new List<Expectation>();
        expectations.AddRange(Outcome(expect, faults));
        expectations.AddRange(Winner(expect));
        if (expect.Section("answer") is { } answer)
        {
            expectations.AddRange(Matches(answer, faults).Select(match => new ExpectedAnswer(match.Position, match.Match)));
            answer.RefuseUnknown();
        }

        expectations.AddRange(expect.Sections("events").SelectMany(item => Event(item)));
        expectations.AddRange(expect.Sections("commands").SelectMany(item => Command(item, faults)));
        expectations.AddRange(Files(expect, "files", faults).Select(file => new ExpectedFile(file.Position, file.Path, file.Match)));
        expectations.AddRange(Files(expect, "materials", faults).Select(file => new ExpectedMaterial(file.Position, file.Path, file.Match)));
        expectations.AddRange(expect.Sections("diagnostics").Select(Diagnostic));
        expectations.AddRange(Cost(expect));
        return expectations;
    }

    private static IEnumerable<Expectation> Outcome(MapReader expect, List<Diagnostic> faults)
    {
        if (expect.Value("outcome") is not YamlScalar word)
        {
            yield break;
        }

        if (Outcomes.TryGetValue(word.Text, out var outcome))
        {
            yield return new ExpectedOutcome(word.Position, outcome);
        }
        else
        {
            faults.Add(new Diagnostic(
                "MG1005", Severity.Error, $"'{word.Text}' is not an outcome.", word.Position, expect.PathOf("outcome"),
                NearestWord.Suggestion(word.Text, Outcomes.Keys) ?? $"It takes one of: {string.Join(", ", Outcomes.Keys)}."));
        }
    }

    private static IEnumerable<Expectation> Winner(MapReader expect)
    {
        if (expect.Text("winner") is { } winner)
        {
            yield return new ExpectedWinner(expect.Map.Find("winner")!.Value.Position, winner);
        }
    }

    private static List<(SourcePosition Position, TextMatch Match)> Matches(MapReader map, List<Diagnostic> faults)
    {
        var found = new List<(SourcePosition Position, TextMatch Match)>();
        found.AddRange(map.Texts("contains").Select(text => (text.Position, new TextMatch(TextMatchKind.Contains, text.Text))));
        found.AddRange(map.Texts("equals").Select(text => (text.Position, new TextMatch(TextMatchKind.Equal, text.Text))));
        if (found.Count == 0)
        {
            faults.Add(new Diagnostic("MG5003", Severity.Error, "Say what the text must be: 'contains' or 'equals'.", map.Map.Position));
        }

        return found;
    }

    private static IEnumerable<Expectation> Event(MapReader item)
    {
        var type = item.RequiredText("type");
        var known = EventTypes.All;
        if (type.Length > 0 && !known.Contains(type))
        {
            item.Fault("MG1005", "type", $"'{type}' is not an event type.", NearestWord.Suggestion(type, known));
        }

        yield return new ExpectedEvent(item.Map.Position, type, item.Text("agent"), item.WholeNumber("count"), Fields(item, type));
        item.RefuseUnknown();
    }

    // A field that no such event has would never be there, and an event that must not happen would not happen.
    private static Dictionary<string, string> Fields(MapReader item, string type)
    {
        var fields = new Dictionary<string, string>();
        if (item.Section("with") is { } with)
        {
            foreach (var name in EventFields.Of(type))
            {
                if (with.AnyText(name) is { } text)
                {
                    fields[name] = text;
                }
            }

            with.RefuseUnknown();
        }

        return fields;
    }

    private static ExpectedDiagnostic Diagnostic(MapReader item)
    {
        var expected = new ExpectedDiagnostic(item.Map.Position, item.RequiredText("code"), item.AnyText("at"), item.Text("contains"));
        item.RefuseUnknown();
        return expected;
    }

    private static IEnumerable<Expectation> Command(MapReader item, List<Diagnostic> faults)
    {
        var stdout = item.Section("stdout");
        IReadOnlyList<TextMatch> matches = stdout is null ? [] : [.. Matches(stdout, faults).Select(found => found.Match)];
        stdout?.RefuseUnknown();
        yield return new ExpectedCommand(
            item.Map.Position, item.RequiredText("run"), item.Text("agent"), item.WholeNumber("exit_code", most: 255), matches);
        item.RefuseUnknown();
    }

    private static IEnumerable<(SourcePosition Position, string Path, TextMatch? Match)> Files(
        MapReader expect, string section, List<Diagnostic> faults)
    {
        if (expect.Section(section) is not { } files)
        {
            yield break;
        }

        foreach (var entry in files.Map.Entries)
        {
            if (!CommentFiles.IsInside(entry.Key))
            {
                files.Fault("MG5002", entry.Key, $"'{entry.Key}' lies outside the folder that is looked at; its path begins there, without '..'.");
            }
            else if (files.Value(entry.Key) is YamlScalar { IsNull: true })
            {
                yield return (entry.KeyPosition, entry.Key, null);
            }
            else if (files.Section(entry.Key) is { } content)
            {
                foreach (var (position, match) in Matches(content, faults))
                {
                    yield return (position, entry.Key, match);
                }

                content.RefuseUnknown();
            }
        }
    }

    private static IEnumerable<Expectation> Cost(MapReader expect)
    {
        if (expect.Section("cost") is not { } cost)
        {
            yield break;
        }

        if (cost.Number("at_most_usd") is { } most)
        {
            yield return new ExpectedCost(cost.Map.Find("at_most_usd")!.Value.Position, most);
        }
        else
        {
            cost.Missing("at_most_usd");
        }

        cost.RefuseUnknown();
    }
}
