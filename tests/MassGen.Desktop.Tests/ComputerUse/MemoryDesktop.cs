using System.Security.Cryptography;
using System.Text;
using MassGen.Desktop.Pictures;

namespace MassGen.Desktop.Tests.ComputerUse;

/// <summary>A desktop that keeps state and draws it: the pointer as a black square, what was typed as the colour of the upper row.</summary>
internal sealed class MemoryDesktop(ScreenSize size) : IDesktop
{
    private readonly StringBuilder _typed = new();

    public ScreenSize Size => size;

    public bool IsUsable { get; private set; } = true;

    public string? LostBecause => IsUsable ? null : "somebody pulled the plug";

    public bool IsDisposed { get; private set; }

    /// <summary>Where the pointer is.</summary>
    public ScreenPoint Pointer { get; private set; }

    /// <summary>What was done, in order.</summary>
    public List<DesktopAction> Actions { get; } = [];

    public string Typed => _typed.ToString();

    public string Title { get; set; } = "A page";

    /// <summary>What an action does beside what it always does; may throw.</summary>
    public Action<DesktopAction>? OnAction { get; set; }

    public Task<Frame> CaptureAsync(CancellationToken cancellationToken) => Task.FromResult(Draw());

    public Task<ActionResult> PerformAsync(DesktopAction action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OnAction?.Invoke(action);
        Actions.Add(action);
        Pointer = action switch
        {
            MovePointer move => move.To,
            Click { At: { } at } => at,
            Drag drag => drag.Path[^1],
            Scroll { At: { } at } => at,
            _ => Pointer,
        };
        if (action is TypeText text)
        {
            _typed.Append(text.Text);
        }

        return Task.FromResult(new ActionResult(Draw(), Settled: true, TimeSpan.Zero));
    }

    public Task<string> ReadClipboardAsync(CancellationToken cancellationToken) => Task.FromResult("");

    /// <summary>What happens when somebody asks for the windows; may throw.</summary>
    public Action? OnList { get; set; }

    public Task<IReadOnlyList<DesktopWindow>> ListWindowsAsync(CancellationToken cancellationToken)
    {
        OnList?.Invoke();
        return Task.FromResult<IReadOnlyList<DesktopWindow>>([new DesktopWindow(1, Title, IsActive: true)]);
    }

    public Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken) => throw new DesktopException("MG6113", "Nothing listens there.");

    /// <summary>Changes the picture, as what a program shows by itself.</summary>
    public void Type(string text) => _typed.Append(text);

    /// <summary>Takes it away, as a crash does.</summary>
    public void Lose()
    {
        IsUsable = false;
        throw new DesktopException("MG6103", "The desktop was lost: somebody pulled the plug.");
    }

    public ValueTask DisposeAsync()
    {
        (IsUsable, IsDisposed) = (false, true);
        return default;
    }

    private Frame Draw()
    {
        var pixels = new byte[size.Width * size.Height * 3];
        Array.Fill(pixels, (byte)255);
        SHA256.HashData(Encoding.UTF8.GetBytes(Typed)).CopyTo(pixels, 0);
        for (var y = Pointer.Y; y < Math.Min(Pointer.Y + 8, size.Height); y++)
        {
            pixels.AsSpan(((y * size.Width) + Pointer.X) * 3, Math.Min(8, size.Width - Pointer.X) * 3).Clear();
        }

        return new Frame(PngWriting.Write(size.Width, size.Height, pixels), size, Convert.ToHexStringLower(SHA256.HashData(pixels)), DateTimeOffset.UnixEpoch);
    }
}
