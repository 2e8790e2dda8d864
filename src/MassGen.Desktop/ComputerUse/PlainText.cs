namespace MassGen.Desktop.ComputerUse;

/// <summary>Text that somebody else wrote, for messages: on one line, without what controls a terminal.</summary>
internal static class PlainText
{
    public static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>The beginning of a text.</summary>
    public static string Short(string text, int most) => Of(text.Length <= most ? text : text[..most] + "…");
}
