using System.Security.Cryptography;
using System.Text;

namespace MassGen.Workspaces;

/// <summary>
/// Where one run keeps its agents' files: a folder for each agent to work in, the files that belong to each answer, and what
/// agents with a shell are shown of them. Two runs never share a store.
/// </summary>
/// <param name="root">The run's folder; made when first needed.</param>
/// <param name="answers">Where the files of answers go; null for <c>answers</c> in the run's folder.</param>
/// <param name="shared">Where shells see the files of answers; null for <c>shared</c> in the run's folder.</param>
public sealed class WorkspaceStore(string root, string? answers = null, string? shared = null)
{
    // Linux allows 255 bytes a name; this leaves room for a digest.
    private const int LongestName = 120;

    /// <summary>The run's folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folder with a folder for each answer's id; <c>workspace</c> in it has the answer's files.</summary>
    public string AnswersFolder { get; } = Path.GetFullPath(answers ?? Path.Combine(root, "answers"));

    /// <summary>The folder with a folder for each agent that has a shell.</summary>
    public string SharedFolder { get; } = Path.GetFullPath(shared ?? Path.Combine(root, "shared"));

    /// <summary>The folder an agent works in.</summary>
    /// <param name="agent">The agent's id, of any letters.</param>
    public string WorkspaceOf(string agent) => Path.Combine(Root, "workspaces", SafeName(agent));

    /// <summary>The files that belong to an answer; there is no folder where there are no files.</summary>
    /// <param name="answerId">The answer's id.</param>
    public string FilesOf(string answerId) => Path.Combine(AnswersFolder, SafeName(answerId), "workspace");

    /// <summary>What an agent's shell sees as <c>/shared</c>.</summary>
    /// <param name="agent">The agent's id, of any letters.</param>
    public string SharedWith(string agent) => Path.Combine(SharedFolder, SafeName(agent), "view");

    /// <summary>Files on their way to an answer, or into a view, on the same disk as their aim.</summary>
    internal static string Beside(string folder, string name) => Path.Combine(folder, ".pending", name);

    /// <summary>
    /// A name for a folder that no other id has and that stays where it is put: letters, digits, <c>-</c>, <c>_</c> and dots inside are
    /// kept, everything else is written as <c>%</c> and two digits.
    /// </summary>
    /// <param name="id">Any text.</param>
    public static string SafeName(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var name = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(id))
        {
            if (IsKept((char)unit, isFirst: name.Length == 0))
            {
                name.Append((char)unit);
            }
            else
            {
                name.Append('%').Append(unit.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return name.Length == 0 ? "%"
            : name.Length <= LongestName ? name.ToString()
            : $"{name.ToString(0, LongestName)}%%{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";
    }

    // Where file systems do not tell letters apart by case, only one of the two cases is kept.
    private static bool IsKept(char letter, bool isFirst) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'
        || (letter == '.' && !isFirst) || (char.IsAsciiLetterUpper(letter) && OperatingSystem.IsLinux());
}
