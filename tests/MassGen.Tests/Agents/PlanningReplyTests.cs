using MassGen.Agents;
using MassGen.Tests.Runs;
using Xunit;

namespace MassGen.Tests.Agents;

public sealed class PlanningReplyTests
{
    private static readonly string[] Shown = ["send_mail", "pay"];

    [Theory]
    [InlineData("IRREVERSIBLE: YES\nBLOCKED_TOOLS: pay\nREASON: Money.", true, "pay")]
    [InlineData("reason: money\nblocked tools: `PAY`\nirreversible: yes", true, "pay")]
    [InlineData("- **Irreversible**: Yes, clearly.\n- **Blocked_Tools**: pay, send_mail", true, "send_mail,pay")]
    [InlineData("Let me think.\n\nIRREVERSIBLE = true", true, "send_mail,pay")]
    [InlineData("IRREVERSIBLE: YES\nBLOCKED_TOOLS: NONE", true, "send_mail,pay")]
    [InlineData("IRREVERSIBLE: NO\nBLOCKED_TOOLS: pay", false, "")]
    [InlineData("irreversible: no", false, "")]
    public void A_judgement_is_read_from_lines(string text, bool irreversible, string blocked)
    {
        var decided = PlanningReply.OfText(text)!.Decide("ada", Shown);

        Assert.Equal((irreversible, blocked), (decided.Irreversible, string.Join(',', decided.BlockedTools)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would say yes.")]
    [InlineData("IRREVERSIBLE: perhaps")]
    [InlineData("BLOCKED_TOOLS: pay")]
    public void A_text_without_a_judgement_is_none(string text) => Assert.Null(PlanningReply.OfText(text));

    [Fact]
    public void A_judgement_is_read_from_a_call_however_its_tools_are_written()
    {
        var list = PlanningReply.OfCall(Model.Call(PlanningReply.ToolName, ("irreversible", true), ("blocked_tools", new[] { "pay" }), ("reason", "Money.")))!;
        var text = PlanningReply.OfCall(Model.Call(PlanningReply.ToolName, ("irreversible", "yes"), ("blocked_tools", "pay")))!;

        Assert.Equal(["pay"], list.Decide("ada", Shown).BlockedTools);
        Assert.Equal("Money.", list.Reason);
        Assert.Equal(["pay"], text.Decide("ada", Shown).BlockedTools);
        Assert.Null(PlanningReply.OfCall(Model.Call(PlanningReply.ToolName, ("reason", "?"))));
    }
}
