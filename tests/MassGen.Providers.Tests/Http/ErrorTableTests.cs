using MassGen.Providers.Http;

namespace MassGen.Providers.Tests.Http;

public sealed class ErrorTableTests
{
    private const string Money = """{"code":"Some resource has been exhausted","error":"Your team x has either used all available credits or reached its monthly spending limit."}""";

    [Theory]
    [InlineData(400, """{"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***yz."}""", "MG4002", false)]
    [InlineData(400, """{"code":"Client specified an invalid argument","error":"Argument not supported on this model: presencePenalty"}""", "MG4008", false)]
    [InlineData(400, """{"error":"This model's maximum prompt length is 131072 but the request contains 136973 tokens."}""", "MG4007", false)]
    [InlineData(401, "", "MG4002", false)]
    [InlineData(403, """{"code":"The caller does not have permission to execute the specified operation","error":"blocked"}""", "MG4003", false)]
    [InlineData(403, """{"code":"The caller does not have permission to execute the specified operation","error":"Your newly created team doesn't have any credits or licenses yet."}""", "MG4004", false)]
    [InlineData(404, """{"code":"Some requested entity was not found","error":"The model X does not exist"}""", "MG4005", false)]
    [InlineData(405, "", "MG4008", false)]
    [InlineData(415, "", "MG4008", false)]
    [InlineData(422, "Failed to deserialize the JSON body", "MG4008", false)]
    [InlineData(410, """{"error":"Live search is deprecated."}""", "MG4009", false)]
    [InlineData(429, """{"error":"Too many tokens for team … Tokens per Minute (actual/limit): 65605/16000"}""", "MG4006", true)]
    [InlineData(429, Money, "MG4004", false)]
    [InlineData(403, Money, "MG4004", false)]
    [InlineData(429, """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}""", "MG4004", false)]
    [InlineData(408, "", "MG4010", true)]
    [InlineData(500, """{"error":{"message":"boom"}}""", "MG4010", true)]
    [InlineData(501, "", "MG4010", false)]
    [InlineData(502, "", "MG4010", true)]
    [InlineData(503, "", "MG4010", true)]
    [InlineData(504, "", "MG4010", true)]
    [InlineData(522, "<html><head><title>x.ai | 522: Connection timed out</title></head><body>…</body></html>", "MG4010", true)]
    [InlineData(529, "", "MG4010", true)]
    public void Each_error_has_its_code_and_is_retried_only_where_that_can_help(int status, string body, string code, bool retry)
    {
        var fault = FaultClassifier.Classify(status, body);
        Assert.Equal((code, retry), (fault.Code, fault.IsRetryable));
        Assert.NotEmpty(fault.Advice);
    }

    [Theory]
    [InlineData("Please try again in 1.2s.", 1.2)]
    [InlineData("Please try again in 120ms.", 0.12)]
    [InlineData("Please try again in 6m0s.", 360)]
    [InlineData("You exceeded your current quota. Please retry in 19h34m29.838605682s.", 70_469.838605682)]
    public void A_pause_in_words_is_read_up_to_days(string said, double seconds)
    {
        var fault = FaultClassifier.Classify(429, $$"""{"error":"{{said}}"}""");
        Assert.Equal("MG4006", fault.Code);
        Assert.Equal(seconds, fault.RetryAfter!.Value.TotalSeconds, 0.001);
    }

    [Fact]
    public void A_quota_that_passes_is_one_however_many_limits_are_named_before()
    {
        var limits = string.Concat(Enumerable.Repeat(
            """\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_input_token_count, limit: 0, model: gemini-3-pro""", 6));
        var fault = FaultClassifier.Classify(429, $$$"""[{"error":{"code":429,"message":"You exceeded your current quota.{{{limits}}}\nPlease retry in 45.5s."}}]""");
        Assert.Equal(("MG4006", true, 45.5), (fault.Code, fault.IsRetryable, fault.RetryAfter!.Value.TotalSeconds));
    }

    [Theory]
    [InlineData("""{"code":"c","error":"text"}""", "c: text")]
    [InlineData("""{"error":"text"}""", "text")]
    [InlineData("""{"error":{"message":"text","type":"t","code":null}}""", "t: text")]
    [InlineData("""{"error":{"message":"text","code":7}}""", "7: text")]
    [InlineData("""{"detail":"text"}""", "text")]
    [InlineData("""{"error":{"message":"one","message":"text"}}""", "text")]
    [InlineData("""{"error":"half \ud83d"}""", "half \ufffd")]
    [InlineData("""{"error":["a"],"message":"text"}""", "text")]
    [InlineData("<html><title>522: Gone &amp; lost</title><body>long</body></html>", "522: Gone & lost")]
    [InlineData("<p>one</p>\n<p>two</p>", "one two")]
    [InlineData("", "")]
    public void A_body_of_any_form_becomes_the_words_in_it(string body, string said) => Assert.Equal(said, ErrorBody.Parse(body).Said);

    [Fact]
    public void A_long_body_is_cut() => Assert.Equal(601, ErrorBody.Parse(new string('x', 5000)).Text.Length);
}
