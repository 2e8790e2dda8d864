namespace MassGen.Configuration.Schema;

/// <summary>The form of a key's value.</summary>
public enum ConfigValueKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    TrueOrFalse,

    /// <summary>Text, or true or false.</summary>
    TextOrTrueOrFalse,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A list or a map.</summary>
    ListOrMap,

    /// <summary>Text, or a list of texts.</summary>
    TextOrList,

    /// <summary>Whatever the provider understands.</summary>
    Any,
}

/// <summary>What a key does in this build.</summary>
public enum KeyEffect
{
    /// <summary>This build acts on it.</summary>
    Acts,

    /// <summary>It is right, and this build does not act on it yet: reported once a key, never passed over in silence.</summary>
    NotYet,

    /// <summary>It does nothing, in the Python project either.</summary>
    None,
}
