using System.Text.Json.Nodes;

namespace MassGen.Providers.Scripted;

/// <summary>A step in the wire form of a provider.</summary>
internal interface IReply
{
    /// <summary>The events of a stream, ready to be sent.</summary>
    IEnumerable<string> Events();

    /// <summary>The answer in one piece.</summary>
    JsonObject Whole();
}
