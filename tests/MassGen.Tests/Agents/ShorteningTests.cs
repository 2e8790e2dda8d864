using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Events;
using MassGen.Tests.Runs;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Agents;

public sealed class ShorteningTests
{
    private static List<ChatMessage> Working(int exchanges, int characters)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, "Rules."), new(ChatRole.User, "Why?") };
        for (var i = 0; i < exchanges; i++)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, [Model.Call("look", ("at", $"place {i}"))]));
            var id = messages[^1].Contents.OfType<FunctionCallContent>().Single().CallId;
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, $"result {i} " + new string('x', characters))]));
        }

        return messages;
    }

    [Fact]
    public void The_oldest_exchanges_become_lines_of_one_note_until_the_target_is_met()
    {
        var messages = Working(10, 4000);
        var lines = new List<string>();

        Assert.True(Shortening.Apply(messages, 2, lines, null, 2500));
        Assert.True(TokenEstimate.Of(messages) is > 1000 and <= 2500);
        Assert.Equal(["Rules.", "Why?"], messages.Take(2).Select(message => message.Text));
        Assert.Contains("- look(at: place 0) → result 0 xxx", messages[2].Text, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 240));
        Assert.Equal(1, messages.Skip(2).Count(message => message.Role == ChatRole.User));
    }

    [Fact]
    public void A_line_of_the_note_is_cut_between_two_characters()
    {
        var messages = Working(3, 0);
        messages[3].Contents[0] = new FunctionResultContent(messages[2].Contents.OfType<FunctionCallContent>().Single().CallId, new string('x', 199) + "\U0001F600 and more");
        var lines = new List<string>();
        Shortening.Apply(messages, 2, lines, null, 40);
        Assert.EndsWith("x…", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_and_its_result_are_never_parted_and_the_last_exchange_stays()
    {
        for (var target = 0; target < 1200; target += 40)
        {
            var messages = Working(8, 400);
            Shortening.Apply(messages, 2, [], null, target);
            var calls = messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.CallId);
            Assert.Equal(calls, messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId));
            Assert.StartsWith("result 7", messages[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_newest_news_stay_though_their_exchange_goes()
    {
        var messages = Working(6, 400);
        var news = new ChatMessage(ChatRole.User, "Answers now: agent2.");
        messages.Insert(4, news);

        Shortening.Apply(messages, 2, [], news, 300);

        Assert.Contains(news, messages);
        Assert.Equal(3, messages.IndexOf(news));
    }

    [Fact]
    public void Nothing_changes_when_there_is_nothing_to_shorten() => Assert.False(Shortening.Apply(Working(1, 4000), 2, [], null, 10));

    [Fact]
    public async Task A_long_turn_is_shortened_when_memory_is_on()
    {
        var look = AIFunctionFactory.Create(() => new string('x', 4000), "look");
        var ada = new ScriptedClient([.. Enumerable.Repeat(Model.Uses("look"), 12), Model.Text("Light.")]);
        var events = await PlayAsync(PlanOf(WithMemory("ada", ada, true, look)));

        var compressed = events.OfType<MemoryCompressed>().ToList();
        Assert.NotEmpty(compressed);
        Assert.All(compressed, one => Assert.True(one.TokensBefore > 4500 && one.TokensAfterEstimate <= 2400 && one.MessagesAfter < one.MessagesBefore));
        Assert.Equal((RunOutcome.Completed, "Light."), (events.End().Outcome, events.End().Answer));
        Assert.Single(ada.Requests.Last().Messages, message => message.Text.StartsWith(Prompts.EarlierWork, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_provider_counted_decides()
    {
        Step Counted(Step step) => async (request, token) =>
            [.. await step(request, token), new UsageContent(new UsageDetails { InputTokenCount = request.Number == 3 ? 5000 : 100 })];
        var look = AIFunctionFactory.Create(() => "blue", "look");
        var ada = new ScriptedClient([.. Enumerable.Repeat(Counted(Model.Uses("look")), 4), Model.Text("Light.")]);
        var events = await PlayAsync(PlanOf(WithMemory("ada", ada, true, look)));

        Assert.InRange(Assert.Single(events.OfType<MemoryCompressed>()).TokensBefore, 5000, 5100);
    }

    [Fact]
    public async Task Without_memory_nothing_is_shortened()
    {
        var look = AIFunctionFactory.Create(() => new string('x', 4000), "look");
        var ada = new ScriptedClient([.. Enumerable.Repeat(Model.Uses("look"), 12), Model.Text("Light.")]);
        var events = await PlayAsync(PlanOf(WithMemory("ada", ada, false, look)));

        Assert.Empty(events.OfType<MemoryCompressed>());
        Assert.Equal(25, ada.Requests.Last().Messages.Count);
    }

    private static Agent WithMemory(string id, IChatClient client, bool isEnabled, AIFunction tool) => new()
    {
        Id = id,
        Backend = "scripted",
        Client = client,
        Environment = _ => AgentEnvironment.Of(tool),
        Memory = new MemoryConfig { IsEnabled = isEnabled },
        ContextWindow = 6000,
    };
}
