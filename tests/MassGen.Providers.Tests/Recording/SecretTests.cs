using MassGen.Providers.Http;

namespace MassGen.Providers.Tests.Recording;

public sealed class SecretTests
{
    [Theory]
    [InlineData("key=xai-AbCdEfGhIjKlMnOp", "key=<secret>")]
    [InlineData("sk-abcdefghijklmnop1234", "<secret>")]
    [InlineData("sk-ant-api03-abcdefghijklmnop", "<secret>")]
    [InlineData("Authorization: Bearer abcdefgh12345", "Authorization: Bearer <secret>")]
    [InlineData("known", "<secret>")]
    [InlineData("xai-grok-4-1-fast-reasoning", "xai-grok-4-1-fast-reasoning")]
    [InlineData("a task-management plan", "a task-management plan")]
    [InlineData("the bearer of news", "the bearer of news")]
    public void Secrets_go_and_words_stay(string text, string expected) => Assert.Equal(expected, new SecretScrubber("known", null, "").Scrub(text));
}
