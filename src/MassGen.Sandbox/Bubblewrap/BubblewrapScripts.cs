namespace MassGen.Sandbox.Bubblewrap;

/// <summary>The shell programs of this provider. Data only ever reaches them as arguments.</summary>
internal static class BubblewrapScripts
{
    public static string Hold { get; } = Read("hold.sh");

    public static string Enter { get; } = Read("enter.sh");

    private static string Read(string name)
    {
        using var stream = typeof(BubblewrapScripts).Assembly.GetManifestResourceStream("MassGen.Sandbox.Bubblewrap." + name)
            ?? throw new InvalidOperationException($"The build left out Bubblewrap/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
