using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Environments made of tools or of other environments.</summary>
public static class AgentEnvironment
{
    /// <summary>No tools, no files.</summary>
    public static IAgentEnvironment None { get; } = new Combined([]);

    /// <summary>Tools only, the same in every stage.</summary>
    public static IAgentEnvironment Of(params IReadOnlyList<AIFunction> tools) => new ToolsOnly(tools);

    /// <summary>Several environments as one: tools and instructions in their order, disposed in the reverse order.</summary>
    public static IAgentEnvironment Combine(IReadOnlyList<IAgentEnvironment> parts) => parts.Count == 1 ? parts[0] : new Combined(parts);

    private sealed class ToolsOnly(IReadOnlyList<AIFunction> tools) : IAgentEnvironment
    {
        public string? Instructions(AgentStage stage) => null;

        public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken) => new(tools);

        public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

        public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

        public void Publish(string answerId)
        {
        }

        public ValueTask DisposeAsync() => default;
    }

    private sealed class Combined(IReadOnlyList<IAgentEnvironment> parts) : IAgentEnvironment
    {
        public string? Instructions(AgentStage stage)
        {
            var texts = parts.Select(part => part.Instructions(stage)).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
            return texts.Count == 0 ? null : string.Join("\n\n", texts);
        }

        public async ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
        {
            var tools = new List<AIFunction>();
            foreach (var part in parts)
            {
                tools.AddRange(await part.OpenAsync(stage, cancellationToken).ConfigureAwait(false));
            }

            return tools;
        }

        public async ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken)
        {
            foreach (var part in parts)
            {
                await part.ShowAsync(view, cancellationToken).ConfigureAwait(false);
            }
        }

        public async ValueTask CaptureAsync(CancellationToken cancellationToken)
        {
            foreach (var part in parts)
            {
                await part.CaptureAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        public void Publish(string answerId)
        {
            foreach (var part in parts)
            {
                part.Publish(answerId);
            }
        }

        public ValueTask DisposeAsync() => DisposeAsync(parts.Count);

        // What cannot be removed keeps nothing else from being removed.
        private async ValueTask DisposeAsync(int count)
        {
            if (count == 0)
            {
                return;
            }

            try
            {
                await parts[count - 1].DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                await DisposeAsync(count - 1).ConfigureAwait(false);
            }
        }
    }
}
