using Microsoft.Extensions.AI;

namespace MassGen.Providers.Wire;

/// <summary>Tool calls that arrive as items with a key of their own, as in the Responses API and in Anthropic's Messages.</summary>
internal sealed class ItemCalls
{
    private readonly List<CallBeingRead> _calls = [];
    private readonly Dictionary<string, CallBeingRead> _open = [];

    /// <summary>Whether there was a call.</summary>
    public bool Any => _calls.Count > 0;

    /// <summary>Begins a call. A key that stands for another call already is given to the new one.</summary>
    public CallBeingRead Open(string key, string? id, string? name)
    {
        if (!_open.TryGetValue(key, out var call) || (id is not null && call.Id is not null && call.Id != id))
        {
            call = id is null ? null : _calls.Find(one => one.Id == id);
            if (call is null)
            {
                _calls.Add(call = new CallBeingRead());
            }

            _open[key] = call;
        }

        call.Id ??= id;
        call.Name ??= name;
        return call;
    }

    /// <summary>Gives a call a second key, by which its pieces may come too.</summary>
    public void Name(string? second, string? key)
    {
        if (second is not null && key is not null && _open.TryGetValue(key, out var call))
        {
            _open[second] = call;
        }
    }

    /// <summary>The call of a key, or null; without a key the last one.</summary>
    public CallBeingRead? Find(string? key) => key is null ? _calls.LastOrDefault() : _open.GetValueOrDefault(key);

    /// <summary>All of them in the order in which they began.</summary>
    public IEnumerable<FunctionCallContent> Whole() => _calls.Select((call, index) => call.Whole(index));
}
