namespace MassGen.Sandbox;

/// <summary>An image is not there, and could neither be built nor pulled.</summary>
public sealed class ImageUnavailableException : SandboxException
{
    private ImageUnavailableException(string image, string reason, string message, Exception? cause)
        : base(SandboxErrors.ImageUnavailable, message, cause)
    {
        (Image, Reason) = (image, reason);
    }

    /// <summary>The image that was wanted.</summary>
    public string Image { get; }

    /// <summary>Why, without advice.</summary>
    public string Reason { get; }

    internal static ImageUnavailableException For(string image, string reason, Exception? cause) => new(
        image,
        reason.TrimEnd('.'),
        $"The image '{TerminalText.Escape(image)}' cannot be used: {reason.TrimEnd('.')}. "
        + "Without a registry, make the base image with eng/make-base-image and name a folder with a Dockerfile to build from.",
        cause);
}
