namespace MassGen.Cli.Composition;

/// <summary>Says that an image is being made, and then every few seconds how far it is.</summary>
internal sealed class ImageProgress(string image, Action<string> say, TimeProvider time) : IProgress<string>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private long _said;

    public void Report(string value)
    {
        if (_said == 0)
        {
            say($"The image {image} is not here yet; it is made now, once.");
        }
        else if (time.GetElapsedTime(_said) < Between)
        {
            return;
        }

        _said = time.GetTimestamp();
        say($"  {image}: {value}");
    }
}
