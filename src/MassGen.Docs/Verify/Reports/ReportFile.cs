using System.Text;

namespace MassGen.Docs.Verify.Reports;

/// <summary>Writes reports.</summary>
internal static class ReportFile
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file and the folders it needs.</summary>
    public static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(path, text, WithoutMark);
    }
}
