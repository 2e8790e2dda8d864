namespace MassGen.Docs.Site.Markup;

/// <summary>Whether an option of a code block has a value.</summary>
internal enum FenceValue
{
    /// <summary>It must: <c>id=first</c>.</summary>
    Required,

    /// <summary>It must not: <c>compile-only</c>.</summary>
    None,

    /// <summary>It may.</summary>
    Optional,
}

/// <summary>Every option that a code block may have.</summary>
internal static class FenceKeys
{
    public static IReadOnlyDictionary<string, FenceValue> All { get; } = new Dictionary<string, FenceValue>
    {
        // What is shown, and what it is.
        ["id"] = FenceValue.Required,
        ["example"] = FenceValue.Required,
        ["file"] = FenceValue.Required,
        ["region"] = FenceValue.Required,
        ["part-of"] = FenceValue.Required,
        ["at"] = FenceValue.Required,
        ["schema"] = FenceValue.Required,
        ["data"] = FenceValue.None,
        ["compile-only"] = FenceValue.None,
        ["skip"] = FenceValue.Required,
        ["setup"] = FenceValue.None,
        ["teardown"] = FenceValue.None,

        // With what it runs, and what comes of it.
        ["clone"] = FenceValue.None,
        ["session"] = FenceValue.Required,
        ["after"] = FenceValue.Required,
        ["requires"] = FenceValue.Required,
        ["exit"] = FenceValue.Required,
        ["output-of"] = FenceValue.Required,
        ["match"] = FenceValue.Required,
        ["stream"] = FenceValue.Required,

        // How it looks.
        ["title"] = FenceValue.Required,
        ["tab"] = FenceValue.Required,
        ["hl"] = FenceValue.Required,
        ["focus"] = FenceValue.Required,
        ["diff"] = FenceValue.None,
        ["lines"] = FenceValue.Optional,
        ["collapse"] = FenceValue.None,
    };
}
