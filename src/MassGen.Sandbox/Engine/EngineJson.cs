using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Sandbox.Engine;

/// <summary>The engine's JSON, without reflection. What an answer must have and has not is a fault, and never a null that is met later.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EngineMessage))]
[JsonSerializable(typeof(ContainerRequest))]
[JsonSerializable(typeof(ContainerCreated))]
[JsonSerializable(typeof(IReadOnlyList<ContainerSummary>))]
[JsonSerializable(typeof(ExecRequest))]
[JsonSerializable(typeof(ExecStart))]
[JsonSerializable(typeof(ExecCreated))]
[JsonSerializable(typeof(ExecState))]
[JsonSerializable(typeof(ImageState))]
[JsonSerializable(typeof(IReadOnlyList<ImageSummary>))]
[JsonSerializable(typeof(ProgressLine))]
[JsonSerializable(typeof(SystemState))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class EngineJson : JsonSerializerContext;

internal sealed record EngineMessage([property: JsonPropertyName("message")] string? Message = null);

internal sealed record ContainerCreated(string Id, IReadOnlyList<string>? Warnings = null);

internal sealed record ContainerSummary(string Id, IReadOnlyDictionary<string, string>? Labels = null);

internal sealed record ExecRequest
{
    public required IReadOnlyList<string> Cmd { get; init; }

    public required IReadOnlyList<string> Env { get; init; }

    /// <summary>Who runs it; null for the container's own user.</summary>
    public string? User { get; init; }

    public bool AttachStdin { get; init; } = true;

    public bool AttachStdout { get; init; } = true;

    public bool AttachStderr { get; init; } = true;
}

internal sealed record ExecStart(bool Detach, bool Tty);

internal sealed record ExecCreated(string Id);

internal sealed record ExecState(bool Running, int? ExitCode = null, int Pid = 0);

internal sealed record ImageSummary(string Id, long Size, long Created, IReadOnlyList<string>? RepoTags = null);

internal sealed record ImageState(string Id, IReadOnlyList<string>? RepoDigests = null, long Size = 0, string? Architecture = null);

/// <summary>One line of a pull or build. Old engines say <c>error</c>, new ones only <c>errorDetail</c>.</summary>
internal sealed record ProgressLine
{
    [JsonPropertyName("stream")]
    public string? Stream { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("errorDetail")]
    public EngineMessage? ErrorDetail { get; init; }

    [JsonPropertyName("aux")]
    public ProgressResult? Aux { get; init; }

    [JsonIgnore]
    public string? Failure => ErrorDetail?.Message ?? Error;
}

internal sealed record ProgressResult([property: JsonPropertyName("ID")] string? Id = null);

/// <summary>What the engine says that it can limit here. What it does not mention it cannot do.</summary>
internal sealed record SystemState(
    string? InitBinary = null, bool MemoryLimit = false, bool PidsLimit = false, bool CpuCfsQuota = false, IReadOnlyList<string>? SecurityOptions = null)
{
    public string? ServerVersion { get; init; }

    public string? CgroupVersion { get; init; }

    public string? KernelVersion { get; init; }

    /// <summary>The machine's, in the kernel's words.</summary>
    public string? Architecture { get; init; }

    /// <summary>By name, the programs that can start containers.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Runtimes { get; init; }
}
