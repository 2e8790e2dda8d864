using System.Text.Json;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Messages;

/// <summary>
/// The usage of Anthropic's Messages. It comes in two parts, each of which may repeat and complete the other: the last word of each
/// number counts. Tokens of the cache stand beside those of the input and are added to them.
/// </summary>
internal sealed class MessagesUsage
{
    private bool _isGiven;
    private long _input;
    private long _written;
    private long _read;
    private long _output;
    private JsonElement? _served;

    public void Take(JsonElement? usage)
    {
        if (usage is not { ValueKind: JsonValueKind.Object } given)
        {
            return;
        }

        _isGiven = true;
        _input = given.Number("input_tokens"u8) ?? _input;
        _written = given.Number("cache_creation_input_tokens"u8) ?? _written;
        _read = given.Number("cache_read_input_tokens"u8) ?? _read;
        _output = given.Number("output_tokens"u8) ?? _output;
        _served = given.Field("server_tool_use"u8) ?? _served;
    }

    public UsageDetails? Details()
    {
        if (!_isGiven)
        {
            return null;
        }

        var input = _input + _written + _read;
        var details = new UsageDetails
        {
            InputTokenCount = input,
            CachedInputTokenCount = _read,
            OutputTokenCount = _output,
            TotalTokenCount = input + _output,
        };
        if (_written > 0)
        {
            details.AdditionalCounts = new() { [UsageMapping.CacheWrites] = _written };
        }

        UsageMapping.AddServerTools(details, _served);
        return details;
    }
}
