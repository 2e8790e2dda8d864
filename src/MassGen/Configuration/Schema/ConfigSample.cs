namespace MassGen.Configuration.Schema;

/// <summary>A small configuration to begin with.</summary>
public static class ConfigSample
{
    /// <summary>A configuration of one agent that is right for a backend type.</summary>
    /// <param name="type">The backend type.</param>
    public static string Of(BackendType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"""
            {RootKeys.Agents.Name}:
              - {AgentKeys.Id.Name}: agent1
                {AgentKeys.SystemMessage.Name}: You answer briefly and say what you are not sure of.
                {AgentKeys.Backend.Name}:
                  {BackendKeys.Type.Name}: {type.Name}{Line(type.NeedsModel, $"{BackendKeys.Model.Name}: your-model")}
            {RootKeys.Timeouts.Name}:
              {TimeoutKeys.Seconds.Name}: {TimeoutKeys.Seconds.Default}

            """.ReplaceLineEndings("\n");
    }

    private static string Line(bool isThere, string text) => isThere ? "\n      " + text : "";
}
