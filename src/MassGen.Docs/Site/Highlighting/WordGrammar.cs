using System.Collections.Frozen;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>What tells languages apart that are made of words, numbers, texts and comments.</summary>
internal sealed record WordGrammar
{
    public required FrozenSet<string> Keywords { get; init; }

    /// <summary>What begins a comment that ends with its line.</summary>
    public required string LineComment { get; init; }

    /// <summary>Whether <c>/* … */</c> is a comment.</summary>
    public bool HasBlockComments { get; init; }

    /// <summary>The characters that texts stand between.</summary>
    public string Quotes { get; init; } = "\"'";

    /// <summary>The quotes whose texts may have several lines.</summary>
    public string LongQuotes { get; init; } = "";

    /// <summary>Characters that may stand before a text and belong to it.</summary>
    public string Prefixes { get; init; } = "";

    /// <summary>Whether three quotes or more begin a text that ends with as many.</summary>
    public bool HasRawTexts { get; init; }

    /// <summary>Whether <c>@name</c> is something of its own.</summary>
    public bool HasDecorators { get; init; }

    public static WordGrammar CSharp { get; } = new()
    {
        LineComment = "//",
        HasBlockComments = true,
        Prefixes = "$@",
        HasRawTexts = true,
        Keywords = Words("""
            abstract as async await base bool break byte case catch char class const continue decimal default delegate do double else enum event
            explicit extern false finally fixed float for foreach get goto if implicit in init int interface internal is lock long namespace new
            not null object operator or out override params partial private protected public readonly record ref required return sealed set short
            static string struct switch this throw true try typeof uint ulong using var virtual void when where while with yield
            """),
    };

    public static WordGrammar Python { get; } = new()
    {
        LineComment = "#",
        Prefixes = "rRbBfFuU",
        HasRawTexts = true,
        HasDecorators = true,
        Keywords = Words("""
            False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda
            match nonlocal not or pass raise return try while with yield self
            """),
    };

    public static WordGrammar JavaScript { get; } = new()
    {
        LineComment = "//",
        HasBlockComments = true,
        Quotes = "\"'`",
        LongQuotes = "`",
        HasDecorators = true,
        Keywords = Words("""
            async await break case catch class const continue default delete do else enum export extends false finally for from function if implements
            import in instanceof interface let new null of private public readonly return static super switch this throw true try type typeof undefined
            var void while yield
            """),
    };

    private static FrozenSet<string> Words(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
