using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Desktop.Actions;

/// <summary>The names of keys in the words of the providers and of X, and what X calls them.</summary>
internal static class KeyNames
{
    // X's name first, then what others say. Case, '_', '-' and spaces do not count.
    private static readonly string[] Named =
    [
        "ctrl control control_l control_left ctl", "Control_R control_right", "alt alt_l alt_left option opt", "Alt_R alt_right altgr iso_level3_shift",
        "shift shift_l shift_left", "Shift_R shift_right", "super super_l meta meta_left cmd command win windows os logo meta_l", "Super_R meta_right meta_r", "Hyper_L hyper",
        "Return enter cr newline", "KP_Enter numpad_enter numpadenter", "Escape esc", "Tab", "ISO_Left_Tab backtab", "space spacebar", "BackSpace backspace",
        "Delete del", "Insert ins", "Home", "End", "Prior page_up pageup pgup", "Next page_down pagedown pgdn pgdown",
        "Up arrow_up arrowup uparrow", "Down arrow_down arrowdown downarrow", "Left arrow_left arrowleft leftarrow", "Right arrow_right arrowright rightarrow",
        "Caps_Lock capslock caps", "Num_Lock numlock", "Scroll_Lock scrolllock", "Print print_screen printscreen prtsc prtscn sys_req", "Pause break",
        "Menu context_menu contextmenu apps", "Help", "Clear", "Undo", "Redo", "Find", "Cancel",
        "XF86AudioRaiseVolume volume_up audiovolumeup", "XF86AudioLowerVolume volume_down audiovolumedown", "XF86AudioMute volume_mute audiovolumemute",
        "XF86Back browser_back browserback", "XF86Forward browser_forward browserforward", "XF86Refresh browser_refresh browserrefresh refresh",
        "plus", "minus hyphen dash", "equal equals", "comma", "period dot full_stop", "slash forward_slash forwardslash", "backslash back_slash", "semicolon",
        "colon", "apostrophe quote single_quote singlequote", "quotedbl double_quote doublequote", "grave backtick backquote quoteleft", "asciitilde tilde",
        "exclam exclamation", "at", "numbersign hash pound", "dollar", "percent", "asciicircum caret circumflex", "ampersand", "asterisk star multiply",
        "parenleft left_paren", "parenright right_paren", "underscore", "bracketleft left_bracket leftbracket", "bracketright right_bracket rightbracket",
        "braceleft left_brace leftbrace", "braceright right_brace rightbrace", "bar pipe", "less", "greater", "question question_mark",
        "KP_Add numpad_add numpadadd", "KP_Subtract numpad_subtract numpadsubtract", "KP_Multiply numpad_multiply numpadmultiply",
        "KP_Divide numpad_divide numpaddivide divide", "KP_Decimal numpad_decimal numpaddecimal decimal",
    ];

    private static readonly string[] Punctuation =
    [
        " space", "!exclam", "\"quotedbl", "#numbersign", "$dollar", "%percent", "&ampersand", "'apostrophe", "(parenleft", ")parenright", "*asterisk", "+plus",
        ",comma", "-minus", ".period", "/slash", ":colon", ";semicolon", "<less", "=equal", ">greater", "?question", "@at", "[bracketleft", "\\backslash",
        "]bracketright", "^asciicircum", "_underscore", "`grave", "{braceleft", "|bar", "}braceright", "~asciitilde",
    ];

    private static readonly Dictionary<string, string> Table = MakeTable();
    private static readonly Dictionary<char, string> Characters = Punctuation.ToDictionary(entry => entry[0], entry => entry[1..]);

    /// <summary>X's name of a key.</summary>
    /// <exception cref="DesktopException">There is no such key; the message has the nearest name.</exception>
    public static string Of(string name) => Find(name) ?? throw new DesktopException(
        DesktopErrors.NoKey,
        $"There is no key '{Shown(name)}'. " + (name is [> '\u007f', ..] ? "Type it as text." : NearestWord.Suggestion(name, Table.Keys) ?? "Use a character, or a name such as Return, Tab, ctrl, alt, F5 or Page_Down."));

    private static string? Find(string name) => name.Length switch
    {
        0 => null,
        1 when char.IsAsciiLetterOrDigit(name[0]) => name,
        1 => name[0] switch
        {
            '\n' or '\r' => "Return",
            '\t' => "Tab",
            var letter => Characters.GetValueOrDefault(letter),
        },
        _ => Table.GetValueOrDefault(Plain(name)),
    };

    private static string Plain(string name) => string.Concat(name.Where(letter => letter is not ('_' or '-' or ' '))).ToLowerInvariant();

    private static string Shown(string name) => TerminalText.Escape(name.Length > 40 ? name[..40] + "…" : name);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static Dictionary<string, string> MakeTable()
    {
        var table = Named.Select(line => line.Split(' ')).SelectMany(names => names.Select(name => (Plain(name), names[0]))).Distinct().ToDictionary();
        for (var number = 1; number <= 24; number++)
            table.Add(Invariant($"f{number}"), Invariant($"F{number}"));
        for (var digit = 0; digit <= 9; digit++)
        {
            table.Add(Invariant($"kp{digit}"), Invariant($"KP_{digit}"));
            table.Add(Invariant($"numpad{digit}"), Invariant($"KP_{digit}"));
            table.Add(Invariant($"digit{digit}"), Invariant($"{digit}"));
        }

        for (var letter = 'a'; letter <= 'z'; letter++)
            table.Add($"key{letter}", $"{letter}");
        return table;
    }
}
