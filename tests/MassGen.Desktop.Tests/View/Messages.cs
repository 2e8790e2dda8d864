namespace MassGen.Desktop.Tests.View;

/// <summary>Messages of viewers, as RFC 6143 writes them.</summary>
internal static class Messages
{
    public static byte[] Greeting => [.. "RFB 003.008\n"u8, 1, 0];

    public static byte[] Format => [0, 0, 0, 0, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 0, 8, 16, 0, 0, 0];

    public static byte[] Encodings => [2, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0];

    public static byte[] WholeScreen => [3, 0, 0, 0, 0, 0, 2, 128, 1, 224];

    public static byte[] Key => [4, 1, 0, 0, 0, 0, 0, 97];

    public static byte[] Pointer => [5, 1, 0, 10, 0, 20];

    public static byte[] Clipboard => [6, 0, 0, 0, 0, 0, 0, 5, .. "paste"u8];
}
