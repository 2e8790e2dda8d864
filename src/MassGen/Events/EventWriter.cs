using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>
/// How the fields of an event are written. Apart from how they are read, because reading needs a description of every field of every type,
/// and making those would take longer than a short run: this is compiled code that writes, and nothing else.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunFinished))]
[JsonSerializable(typeof(RunResumed))]
[JsonSerializable(typeof(RunRestarted))]
[JsonSerializable(typeof(PlanningDecided))]
[JsonSerializable(typeof(AgentStarted))]
[JsonSerializable(typeof(AgentRestarted))]
[JsonSerializable(typeof(AgentFailed))]
[JsonSerializable(typeof(AgentStopped))]
[JsonSerializable(typeof(ModelRequested))]
[JsonSerializable(typeof(ModelFinished))]
[JsonSerializable(typeof(ModelRetried))]
[JsonSerializable(typeof(TextDelta))]
[JsonSerializable(typeof(ReasoningDelta))]
[JsonSerializable(typeof(UsageRecorded))]
[JsonSerializable(typeof(ToolRequested))]
[JsonSerializable(typeof(ToolFinished))]
[JsonSerializable(typeof(ServerToolUsed))]
[JsonSerializable(typeof(SourcesCited))]
[JsonSerializable(typeof(AnswerSubmitted))]
[JsonSerializable(typeof(AnswerRejected))]
[JsonSerializable(typeof(VoteCast))]
[JsonSerializable(typeof(VoteRejected))]
[JsonSerializable(typeof(WinnerChosen))]
[JsonSerializable(typeof(AnswerPresented))]
[JsonSerializable(typeof(MemoryCompressed))]
[JsonSerializable(typeof(SandboxCreated))]
[JsonSerializable(typeof(SandboxLost))]
[JsonSerializable(typeof(SandboxDisposed))]
[JsonSerializable(typeof(CommandStarted))]
[JsonSerializable(typeof(CommandFinished))]
[JsonSerializable(typeof(ShellStarted))]
[JsonSerializable(typeof(ShellEnded))]
[JsonSerializable(typeof(DesktopReady))]
[JsonSerializable(typeof(DesktopActed))]
[JsonSerializable(typeof(DesktopFrame))]
[JsonSerializable(typeof(DesktopApproval))]
[JsonSerializable(typeof(DesktopLost))]
[JsonSerializable(typeof(DesktopEnded))]
[JsonSerializable(typeof(FilesCaptured))]
[JsonSerializable(typeof(McpConnected))]
[JsonSerializable(typeof(LimitReached))]
[JsonSerializable(typeof(RunWarning))]
internal sealed partial class EventWriter : JsonSerializerContext;
