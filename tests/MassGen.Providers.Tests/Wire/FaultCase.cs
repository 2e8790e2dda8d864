using Microsoft.AspNetCore.Http;

namespace MassGen.Providers.Tests.Wire;

/// <summary>What a provider does wrong, and what comes of it.</summary>
/// <param name="Replies">What it replies, for a backend, in order.</param>
/// <param name="Outcome">The code of the failure, or the text of the answer.</param>
/// <param name="Requests">How often it is asked.</param>
/// <param name="LeastWait">Seconds that are waited at least, in all.</param>
/// <param name="MostWait">Seconds that are waited at most, in all.</param>
internal sealed record FaultCase(Func<string, RequestDelegate[]> Replies, string Outcome, int Requests = 1, double LeastWait = 0, double MostWait = 0)
{
    private const string Page = "<html><head><title>Web server is down</title></head><body>Cloudflare</body></html>";

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, FaultCase> All { get; } = new Dictionary<string, FaultCase>
    {
        ["400 argument"] = Refused(400, "invalid_argument", "temperature is out of range", "MG4008"),
        ["400 wrong key"] = Refused(400, "invalid_argument", "Incorrect API key provided: xa***yz.", "MG4002"),
        ["400 wrong key, Google"] = Refused(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "MG4002"),
        ["400 too long"] = Refused(400, "x", "This model's maximum prompt length is 131072 but the request contains 136973 tokens.", "MG4007"),
        ["400 too long, Anthropic"] = Refused(400, "invalid_request_error", "prompt is too long: 205000 tokens > 200000 maximum", "MG4007"),
        ["400 money, Anthropic"] = Refused(400, "invalid_request_error", "Your credit balance is too low to access the API.", "MG4004"),
        ["401"] = Refused(401, "authentication_error", "invalid x-api-key", "MG4002"),
        ["401 without words"] = new(_ => [LoopbackServer.Body(401, "")], "MG4002"),
        ["402"] = Refused(402, "x", "insufficient credits", "MG4004"),
        ["403 right"] = Refused(403, "permission-denied", "The caller does not have permission", "MG4003"),
        ["403 money"] = Refused(403, "x", "Your newly created team doesn't have any credits or licenses yet.", "MG4004"),
        ["404"] = Refused(404, "not_found_error", "The model X does not exist", "MG4005"),
        ["405"] = Refused(405, "x", "method", "MG4008"),
        ["410"] = new(_ => [LoopbackServer.Body(410, """{"error":"Live search is deprecated."}""")], "MG4009"),
        ["413"] = Refused(413, "request_too_large", "Request exceeds the maximum size", "MG4008"),
        ["415"] = Refused(415, "x", "media type", "MG4008"),
        ["422"] = Refused(422, "x", "field", "MG4008"),
        ["429 money"] = Refused(429, "x", "Your team has either used all available credits or reached its monthly spending limit.", "MG4004"),
        ["429 money, OpenAI"] = Refused(429, "insufficient_quota", "You exceeded your current quota, please check your plan.", "MG4004"),
        ["429 once"] = Passing(429, "Too many requests", 1),
        ["429 with a pause"] = new(one => [LoopbackServer.Body(429, WireReplies.Error(one, "r", "slow"), retryAfter: "7"), Good(one)], "Hello", 2, 7, 7.5),
        ["429 with a pause in words"] = new(one => [LoopbackServer.Body(429, WireReplies.Error(one, "r", "Please try again in 3.5s.")), Good(one)], "Hello", 2, 3.5, 4),
        ["429 quota that passes, Google"] = new(
            one => [LoopbackServer.Body(429, $"[{WireReplies.Error(one, "r", "You exceeded your current quota. Please retry in 2s.")}]"), Good(one)], "Hello", 2, 2, 2.5),
        ["429 for a day"] = new(one => [LoopbackServer.Body(429, WireReplies.Error(one, "r", "slow"), retryAfter: "86400")], "MG4006"),
        ["429 for ever"] = new(one => [LoopbackServer.Body(429, WireReplies.Error(one, "r", "slow"))], "MG4006", 5, 0, 15.5),
        ["408"] = Passing(408, "timeout", 1),
        ["500"] = Passing(500, "internal", 2),
        ["501"] = Refused(501, "x", "unimplemented", "MG4010"),
        ["502 page"] = new(one => [LoopbackServer.Body(502, Page, "text/html"), Good(one)], "Hello", 2, 0, 1.5),
        ["503 with a date long past"] = new(one => [LoopbackServer.Body(503, "", retryAfter: "Thu, 01 Jan 2004 00:00:00 GMT"), Good(one)], "Hello", 2, 0, 1.5),
        ["503 of a charset that .NET does not know"] = new(one => [LoopbackServer.Body(503, "{}", "application/json; charset=utf8"), Good(one)], "Hello", 2, 0, 1.5),
        ["503 of two million letters"] = new(one => [LoopbackServer.Body(503, new string('x', 2_000_000), "text/html"), Good(one)], "Hello", 2, 0, 1.5),
        ["503 that breaks off"] = new(one => [Broken503, Good(one)], "Hello", 2, 0, 1.5),
        ["504"] = Passing(504, "", 1),
        ["505"] = Refused(505, "x", "version", "MG4010"),
        ["520 page"] = new(one => [LoopbackServer.Body(520, Page, "text/html"), Good(one)], "Hello", 2, 0, 1.5),
        ["521 page"] = new(one => [LoopbackServer.Body(521, Page, "text/html"), Good(one)], "Hello", 2, 0, 1.5),
        ["524 for ever"] = new(_ => [LoopbackServer.Body(524, Page, "text/html")], "MG4010", 5, 0, 15.5),
        ["529"] = Passing(529, "Overloaded", 2),
        ["202 with nothing"] = new(_ => [LoopbackServer.Body(202, "")], "MG4008"),
        ["reset before an answer"] = new(one => [Hangup, Good(one)], "Hello", 2, 0, 1.5),
        ["reset for ever"] = new(_ => [Hangup], "MG4011", 5, 0, 15.5),
        ["empty answer"] = new(one => [LoopbackServer.Stream(), Good(one)], "Hello", 2, 0, 1.5),
        ["page instead of an answer"] = new(_ => [LoopbackServer.Body(200, Page, "text/html")], "MG4015"),
        ["error instead of an answer"] = new(one => [LoopbackServer.Body(200, WireReplies.Error(one, "x", "no"))], "MG4014"),
        ["list instead of an answer"] = new(_ => [LoopbackServer.Body(200, "[]")], "MG4015"),
        ["other type of content"] = new(one => [Typed(one, "text/plain"), Good(one)], "Hello"),
        ["no type of content"] = new(one => [Typed(one, null), Good(one)], "Hello"),
        ["broken JSON"] = new(one => [LoopbackServer.Stream(WireReplies.Hello(one)[0], "data: {\"id\":\n\n"), Good(one)], "MG4013"),
        ["not an object"] = new(one => [LoopbackServer.Stream(WireReplies.Hello(one)[0], "data: 42\n\n"), Good(one)], "MG4015"),
        ["error in the middle"] = new(one => [LoopbackServer.Stream(WireReplies.Hello(one)[0], WireReplies.ErrorEvent(one)), Good(one)], "MG4014"),
        ["no end"] = new(one => [LoopbackServer.Stream(WireReplies.Hello(one)[..3]), Good(one)], "MG4013"),
        ["end without a reason"] = new(one => [LoopbackServer.Stream([.. WireReplies.Hello(one)[..3], WireReplies.Event("[DONE]")]), Good(one)], "MG4013"),
        ["cut in the middle"] = new(one => [LoopbackServer.CutAfter(WireReplies.Hello(one)[..3]), Good(one)], "MG4013"),
        ["unknown events and comments"] = new(
            one => [LoopbackServer.Stream([": wait\n\n", .. WireReplies.Hello(one)[..1], "event: news\n", WireReplies.Event("""{"type":"news","at":1}"""), .. WireReplies.Hello(one)[1..]])], "Hello"),
        ["carriage returns"] = new(one => [LoopbackServer.Stream([.. WireReplies.Hello(one).Select(data => data.Replace("\n", "\r\n", StringComparison.Ordinal))])], "Hello"),
        ["packed"] = new(_ => [Packed], "MG4013"),
    };

    private static RequestDelegate Hangup => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    private static RequestDelegate Broken503 => context =>
    {
        context.Response.StatusCode = 503;
        context.Response.ContentLength = 1000;
        return context.Response.WriteAsync("""{"error":"over""");
    };

    // Nobody asked for it: what is packed all the same cannot be read, and that is said.
    private static RequestDelegate Packed => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.ContentEncoding = "gzip";
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("data: {}\n\n"u8.ToArray());
        }

        await context.Response.Body.WriteAsync(packed.ToArray());
    };

    private static RequestDelegate Good(string backend) => LoopbackServer.Stream(WireReplies.Hello(backend));

    private static RequestDelegate Typed(string backend, string? type) => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(string.Concat(WireReplies.Hello(backend)));
    };

    private static FaultCase Refused(int status, string code, string text, string outcome) =>
        new(one => [LoopbackServer.Body(status, WireReplies.Error(one, code, text))], outcome);

    // A failure that passes after a few times, each with a pause of our own: at most 1, 2, 4 … seconds.
    private static FaultCase Passing(int status, string text, int times) => new(
        one => [.. Enumerable.Repeat(LoopbackServer.Body(status, WireReplies.Error(one, "x", text)), times), Good(one)], "Hello", times + 1, 0, (1 << times) - 0.5);
}
