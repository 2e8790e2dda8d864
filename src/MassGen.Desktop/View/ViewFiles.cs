using System.Reflection;

namespace MassGen.Desktop.View;

/// <summary>A file of the page.</summary>
internal sealed record ViewFile(string Type, byte[] Content);

/// <summary>The page's files; they are part of this assembly, so that there is no folder to look for.</summary>
internal static class ViewFiles
{
    private static readonly Dictionary<string, ViewFile> Files = new()
    {
        ["/"] = Read("index.html", "text/html; charset=utf-8"),
        ["/view.css"] = Read("view.css", "text/css; charset=utf-8"),
        ["/view.js"] = Read("view.js", "text/javascript; charset=utf-8"),
        ["/connection.js"] = Read("connection.js", "text/javascript; charset=utf-8"),
        ["/picture.js"] = Read("picture.js", "text/javascript; charset=utf-8"),
        ["/hands.js"] = Read("hands.js", "text/javascript; charset=utf-8"),
    };

    public static ViewFile? Find(string path) => Files.GetValueOrDefault(path);

    private static ViewFile Read(string name, string type)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("view/" + name)
            ?? throw new InvalidOperationException($"The assembly lacks view/{name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new ViewFile(type, content);
    }
}
