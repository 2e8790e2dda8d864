namespace MassGen.Sandbox.Commands;

/// <summary>Shell programs that are parts of this library.</summary>
internal static class SandboxScripts
{
    /// <summary>The text of one, by its place in the library.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(SandboxScripts).Assembly.GetManifestResourceStream("MassGen.Sandbox." + name)
            ?? throw new InvalidOperationException($"The build left out {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
