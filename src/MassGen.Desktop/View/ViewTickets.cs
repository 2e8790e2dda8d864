using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MassGen.Desktop.View;

/// <summary>How the exchange of a link's token for a session went.</summary>
internal enum TicketState
{
    Unknown,
    Used,
    Accepted,
}

/// <summary>
/// Who may watch: links whose token is good once, and the sessions they were exchanged for. Only hashes are kept and looked up, so that
/// the time of an answer says nothing of a token.
/// </summary>
internal sealed class ViewTickets
{
    // Each of 256 bits: nobody guesses one.
    private const int TokenBytes = 32;

    // Older links and sessions make room; a person has a few windows, not hundreds.
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, TokenUse> _tokens = [];
    private readonly OrderedDictionary<string, ViewSession> _sessions = [];
    private readonly string _key;

    /// <summary>Tickets whose <see cref="Key"/> lets this user's other programs ask for more links.</summary>
    public ViewTickets()
    {
        Key = Random();
        _key = HashOf(Key);
    }

    public string Key { get; }

    /// <summary>A token that is good once.</summary>
    public string Issue(bool allowsControl)
    {
        var token = Random();
        lock (_gate)
        {
            Keep(_tokens, token, new TokenUse(allowsControl, IsUsed: false));
        }

        return token;
    }

    /// <summary>Takes a token for a session.</summary>
    public (TicketState State, string? Session) Redeem(string token)
    {
        var hash = HashOf(token);
        lock (_gate)
        {
            if (!_tokens.TryGetValue(hash, out var use))
            {
                return (TicketState.Unknown, null);
            }

            if (use.IsUsed)
            {
                return (TicketState.Used, null);
            }

            _tokens[hash] = use with { IsUsed = true };
            var session = Random();
            Keep(_sessions, session, new ViewSession(use.AllowsControl));
            return (TicketState.Accepted, session);
        }
    }

    /// <summary>The session of a cookie, or null when there is none.</summary>
    public ViewSession? Find(string? session)
    {
        lock (_gate)
        {
            return session is null ? null : _sessions.GetValueOrDefault(HashOf(session));
        }
    }

    public bool IsKey(string key) => HashOf(key) == _key;

    private static void Keep<T>(OrderedDictionary<string, T> kept, string secret, T value)
    {
        if (kept.Count == Most)
        {
            kept.RemoveAt(0);
        }

        kept[HashOf(secret)] = value;
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed record TokenUse(bool AllowsControl, bool IsUsed);
}

/// <summary>A browser that was let in.</summary>
/// <param name="AllowsControl">Whether it may use the pointer and the keyboard.</param>
internal sealed record ViewSession(bool AllowsControl);
