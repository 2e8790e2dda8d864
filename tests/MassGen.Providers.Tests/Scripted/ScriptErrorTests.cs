using MassGen.Diagnostics;

namespace MassGen.Providers.Tests.Scripted;

public sealed class ScriptErrorTests
{
    [Theory]
    [InlineData("agents:\n  writer:\n    - say: hi\n      exepct: x", "model.yaml:4:7", "MG1003", "'exepct' is not a key", "Did you mean 'expect'?")]
    [InlineData("agnets:\n  writer: []", "model.yaml:1:1", "MG1006", "'agents' is missing", "There is a 'agnets'; was 'agents' meant?")]
    [InlineData("agents:\n  writer:\n    - answer: a\n      vote: b", "model.yaml:4:7", "MG4101", "has 'answer' and 'vote'", "Make two steps")]
    [InlineData("agents:\n  writer:\n    - run: a\n      fail: { status: 500 }", "model.yaml:4:7", "MG4101", "has 'run' and 'fail'", "Make two steps")]
    [InlineData("agents:\n  writer:\n    - think: a", "model.yaml:3:7", "MG4101", "neither says nor does", "Add 'say")]
    [InlineData("agents:\n  writer:\n    - say: a\n      wait: 61", "model.yaml:4:13", "MG4101", "'wait' must be between 0 and 60 seconds.", "Examples that wait long")]
    [InlineData("agents:\n  writer:\n    - say: a\n      timeout: 3", "model.yaml:4:7", "MG4101", "'timeout' belongs to 'run'", "Add 'run: …' or remove 'timeout'.")]
    [InlineData("agents:\n  writer:\n    - answer: a\n      reason: b", "model.yaml:4:7", "MG4101", "'reason' belongs to 'vote'", "remove 'reason'")]
    [InlineData("agents:\n  writer:\n    - run: a\n      with: {}", "model.yaml:4:7", "MG4101", "'with' belongs to 'call'", "remove 'with'")]
    [InlineData("agents:\n  writer:\n    - call: a\n      with: [1]", "model.yaml:4:13", "MG1004", "'with' must be a map", null)]
    [InlineData("agents:\n  writer:\n    - calls: [ { with: {} } ]", "model.yaml:3:18", "MG4101", "'with' belongs to 'call'", null)]
    [InlineData("agents:\n  writer:\n    - fail: { code: x }", "model.yaml:3:13", "MG1006", "'status' is missing", null)]
    [InlineData("agents:\n  writer:\n    - fail: { status: 200 }", "model.yaml:3:23", "MG1005", "between 400 and 599", null)]
    [InlineData("agents:\n  writer:\n    - say: a\n      usage: { inptu: 1 }", "model.yaml:4:16", "MG1003", "'inptu' is not a key", "Did you mean 'input'?")]
    [InlineData("agents:\n  writer:\n    - say: a\n      usage: { input: 1, cached_input: 2 }", "model.yaml:4:40", "MG4101", "a part of 'input'", null)]
    [InlineData("agents:\n  writer:\n    - say: 12", "model.yaml:3:12", "MG1004", "'say' must be text", "Put it in quotes.")]
    [InlineData("prices: { input: -1, output: 2 }\nagents: {}", "model.yaml:1:18", "MG1005", "cannot be below 0", null)]
    [InlineData("prices: { input: 1 }\nagents: {}", "model.yaml:1:9", "MG1006", "'output' is missing", null)]
    [InlineData("agents:\n  writer:\n    - actions: [ { x: 1 } ]", "model.yaml:3:18", "MG4101", "names no action", "Write it in the provider's words")]
    [InlineData("agents:\n  writer:\n    - actions: [ { action: 7 } ]", "model.yaml:3:28", "MG1004", "'action' must be text", null)]
    [InlineData("agents:\n  writer:\n    - actions: click", "model.yaml:3:16", "MG1004", "'actions' must be a list", null)]
    [InlineData("agents:\n  writer:\n    - say: a\n      safety: { code: x }", "model.yaml:4:15", "MG4101", "'safety' belongs to 'actions'", "Add 'actions")]
    [InlineData("agents:\n  writer:\n    - actions: [ { action: wait } ]\n      safety: { cod: x }", "model.yaml:4:15", "MG1006", "'code' is missing", "There is a 'cod'")]
    [InlineData("agents: {a: [}}", "model.yaml:1:14", "MG1001", "not valid YAML", null)]
    public void What_is_wrong_is_told_with_its_place_and_the_way_out(string yaml, string place, string code, string words, string? suggestion)
    {
        var fault = Assert.Throws<InvalidInputException>(() => Fixtures.Script(yaml)).Diagnostics[0];
        Assert.Equal((place, code), (fault.Position!.ToString(), fault.Code));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains(suggestion ?? "", fault.Suggestion ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once() => Assert.Equal(3, Assert.Throws<InvalidInputException>(
        () => Fixtures.Script("servd: x\nagents:\n  a:\n    - sya: x\n")).Diagnostics.Count);

    [Fact]
    public void Every_step_keeps_its_place()
    {
        var script = Fixtures.Script("agents:\n  a:\n    - say: x\n    - run: y\n      expect: z\n");
        Assert.Equal(["model.yaml:3:7", "model.yaml:4:7"], script.Agents["a"].Steps.Select(step => step.Position.ToString()));
        Assert.Equal("model.yaml:5:15", script.Agents["a"].Steps[1].Expectations[0].Position.ToString());
        Assert.Equal("model.yaml:2:3", script.Agents["a"].Position.ToString());
    }
}
