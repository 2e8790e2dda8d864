using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>agent_config</c> and <c>group_config</c>, for AG2.</summary>
public static class Ag2Keys
{
    private const string AgentPlace = "agents[].backend.agent_config";
    private const string GroupPlace = "agents[].backend.group_config";

    private static readonly ConfigKey Model = Key.ListOrMap("llm_config", "The model, in AG2's own words; fields go to AG2 untouched.") with { Effect = NotYet };

    private static readonly ConfigSection Pattern = new($"{GroupPlace}.pattern", "The section 'pattern'",
    [
        Key.Word("type", "How speakers are chosen.", "auto") with { Effect = NotYet },
        Key.Text("initial_agent", "Who speaks first.") with { Effect = NotYet },
        Key.Map("group_manager_args", "Settings of the group's manager, for example its llm_config.") with { Effect = NotYet },
    ]);

    /// <summary>The keys of an agent.</summary>
    public static ConfigSection Agent { get; } = new(AgentPlace, "The section 'agent_config'", OfAgent(AgentPlace));

    /// <summary>The keys of a group.</summary>
    public static ConfigSection Group { get; } = new(GroupPlace, "The section 'group_config'",
    [
        Model,
        Key.Maps("agents", "The agents of the group.", new ConfigSection($"{GroupPlace}.agents[]", "The AG2 agent",
            [.. OfAgent($"{GroupPlace}.agents[]"), Key.Text("description", "Dropped by the Python project.") with { Effect = None }])) with { Effect = NotYet },
        Key.Map("pattern", "How the group talks.", Pattern) with { Effect = NotYet },
        Key.Map("user_agent", "The agent that stands for the user; its name must be User.") with { Effect = NotYet },
        Key.WholeNumber("max_rounds", "How many rounds the group talks at most.", 1) with { Default = "20", Effect = NotYet },
    ]);

    private static IReadOnlyList<ConfigKey> OfAgent(string place)
    {
        var executor = new ConfigSection($"{place}.code_execution_config.executor", "The section 'executor'",
        [
            Key.Text("type", "Which executor, for example LocalCommandLineCodeExecutor.") with { Effect = NotYet },
            Key.Number("timeout", "Its time limit, in seconds.") with { Effect = NotYet },
            Key.Text("work_dir", "Its directory.") with { Effect = NotYet },
        ]);
        var execution = new ConfigSection($"{place}.code_execution_config", "The section 'code_execution_config'",
            [Key.Map("executor", "What runs the code.", executor) with { Effect = NotYet }]);
        return
        [
            Key.Word("type", "Which kind of AG2 agent.", "assistant", "conversable") with { Default = "conversable", Effect = NotYet },
            Key.Text("name", "Its name.") with { Effect = NotYet },
            Key.Text("system_message", "Its instructions.") with { Effect = NotYet },
            Model,
            Key.Map("code_execution_config", "How it runs code.", execution) with { Effect = NotYet },
        ];
    }
}
