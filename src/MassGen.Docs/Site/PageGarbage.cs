namespace MassGen.Docs.Site;

/// <summary>Keeps the memory of a build small: what was needed for a page is dropped soon after it.</summary>
internal static class PageGarbage
{
    // A page of 8 kB leaves some hundreds of kB behind. Left alone, the collector lets that grow to what the machine has.
    private const int PagesBetween = 32;

    private static int s_pages;

    /// <summary>Says that a page is done.</summary>
    public static void PageDone()
    {
        if (Interlocked.Increment(ref s_pages) % PagesBetween == 0)
        {
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }
    }
}
