using MassGen.Configuration.Schema;

namespace MassGen.Configuration.Reading;

/// <summary>Reads <c>orchestrator</c>.</summary>
internal static class OrchestratorReader
{
    public static OrchestratorConfig Read(ConfigMap? orchestrator) => orchestrator is null ? new() : new OrchestratorConfig
    {
        SnapshotStorage = orchestrator.Read(OrchestratorKeys.SnapshotStorage),
        AgentTemporaryWorkspace = orchestrator.Read(OrchestratorKeys.AgentTemporaryWorkspace),
        ContextPaths = ContextPathReader.Read(orchestrator, OrchestratorKeys.ContextPaths),
        VotingSensitivity = StrictnessOf(orchestrator.Read(OrchestratorKeys.VotingSensitivity)),
        AnswerNovelty = StrictnessOf(orchestrator.Read(OrchestratorKeys.AnswerNovelty)),
        MostAnswersPerAgent = orchestrator.Read(OrchestratorKeys.MostAnswersPerAgent),
        SkipCoordination = orchestrator.Read(OrchestratorKeys.SkipCoordination) == true,
        DebugFinalAnswer = orchestrator.Read(OrchestratorKeys.DebugFinalAnswer) is { Boolean: null } text ? text.Text : null,
        Coordination = Coordination(orchestrator.Under(OrchestratorKeys.Coordination)),
    };

    private static Strictness StrictnessOf(string? word) => word switch
    {
        "balanced" => Strictness.Balanced,
        "strict" => Strictness.Strict,
        _ => Strictness.Lenient,
    };

    private static CoordinationConfig Coordination(ConfigMap? coordination)
    {
        var plain = new CoordinationConfig();
        return coordination is null ? plain : new CoordinationConfig
        {
            PlanningMode = coordination.Read(CoordinationKeys.PlanningMode) == true,
            PlanningInstruction = coordination.Read(CoordinationKeys.PlanningInstruction),
            MostRestarts = coordination.Read(CoordinationKeys.MostRestarts) ?? plain.MostRestarts,
            TaskPlanning = coordination.Read(CoordinationKeys.TaskPlanning) == true,
            MostTasksPerPlan = coordination.Read(CoordinationKeys.MostTasksPerPlan) ?? plain.MostTasksPerPlan,
            TaskPlanningFiles = coordination.Read(CoordinationKeys.TaskPlanningFiles) == true,
            MemoryFiles = coordination.Read(CoordinationKeys.MemoryFiles) == true,
            UseSkills = coordination.Read(CoordinationKeys.UseSkills) == true,
            BuiltInSkills = [.. (coordination.Read(CoordinationKeys.BuiltInSkills) ?? []).Select(skill => skill.Text)],
            SkillsDirectory = coordination.Read(CoordinationKeys.SkillsDirectory) ?? plain.SkillsDirectory,
        };
    }
}
