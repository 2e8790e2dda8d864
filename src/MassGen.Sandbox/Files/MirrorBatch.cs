namespace MassGen.Sandbox.Files;

/// <summary>Parts of a long list of files that are copied at once.</summary>
internal static class MirrorBatch
{
    // In bytes of content, and in letters of names: a list of arguments holds 1.5 MiB.
    private const long MostBytes = 16L * 1024 * 1024;
    private const int MostLetters = 256 * 1024;

    public static IEnumerable<List<T>> Of<T>(IEnumerable<T> files, Func<T, long> length, Func<T, string> path)
    {
        var batch = new List<T>();
        var (bytes, letters) = (0L, 0);
        foreach (var file in files)
        {
            if (batch.Count > 0 && (bytes + length(file) > MostBytes || letters + path(file).Length > MostLetters))
            {
                yield return batch;
                batch = [];
                (bytes, letters) = (0, 0);
            }

            batch.Add(file);
            bytes += length(file);
            letters += path(file).Length;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
