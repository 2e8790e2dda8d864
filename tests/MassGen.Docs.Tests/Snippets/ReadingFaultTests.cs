using Xunit;

namespace MassGen.Docs.Tests.Snippets;

public sealed class ReadingFaultTests
{
    [Theory]
    [InlineData("```bash skpi=\"a b c\"\nls\n```\n", "4:9: error MG7010", "Did you mean 'skip'?")]
    [InlineData("```bsah\nls\n```\n", "4:4: error MG5101", "Did you mean 'bash'?")]
    [InlineData("```text\n$ massgen --version\n9.9\n```\n", "4:4: error MG5101", "Write 'console'")]
    [InlineData("```yaml{1,3}\na: 1\n```\n", "4:4: error MG5101", "Did you mean 'yaml'?")]
    [InlineData("```\nls\n```\n", "4:4: error MG5102", "'text' where there is none")]
    [InlineData("Text.\n\n    ls -l\n", "6:5: error MG5102", "between fences")]
    [InlineData("```bash\n```\n", "4:1: error MG5103", "file=…")]
    [InlineData("```bash title=\"a b\nls\n```\n", "4:9: error MG5100", "key=\"words with spaces\"")]
    [InlineData("```bash id=a id=b\nls\n```\n", "4:14: error MG5104", "Remove one")]
    [InlineData("```csharp compile-only=true\nint a;\n```\n", "4:11: error MG5105", "Write compile-only alone")]
    [InlineData("```bash requires=dokcer\nls\n```\n", "4:18: error MG5106", "Did you mean 'docker'?")]
    [InlineData("```bash at=/a\nls\n```\n", "4:9: error MG5109", "the file that 'part-of' names")]
    [InlineData("```text skip=\"it is only text\"\nls\n```\n", "4:9: error MG5109", "blocks of text are not verified")]
    [InlineData("```bash skip=later\nls\n```\n", "4:14: error MG5116", "in a few words")]
    [InlineData("```bash id=a\nls\n```\n\n```text output-of=b\nx\n```\n", "8:19: error MG5110", "Did you mean 'a'?")]
    [InlineData("```text output-of=a\nx\n```\n\n```bash id=a\nls\n```\n", "4:19: error MG5111", "docs-src/page.md:8:1")]
    [InlineData("```toml id=a\nx = 1\n```\n\n```text output-of=a\nx\n```\n", "8:19: error MG5111", "prints nothing")]
    [InlineData("```bash after=first\nls\n```\n", "4:15: error MG5112", "Give the snippet an id")]
    [InlineData("```bash id=a after=b\n1\n```\n\n```bash id=b after=a\n2\n```\n", "4:20: error MG5113", "page.md#a → page.md#b → page.md#a")]
    [InlineData("```bash session=s after=b\n1\n```\n\n```bash session=s id=b\n2\n```\n", "4:25: error MG5113", "Remove one 'after'")]
    [InlineData("```yaml file=examples/one/confg.yaml\n```\n", "4:14: error MG5114", "Did you mean 'examples/one/config.yaml'?")]
    [InlineData("```yaml file=../secret.yaml\n```\n", "4:14: error MG5114", "without '..'")]
    [InlineData("```yaml example=one region=bakend\n```\n", "4:28: error MG5115", "Did you mean 'backend'?")]
    [InlineData("```yaml part-of=examples/one/config.yaml at=/orchestratr\na: 1\n```\n", "4:45: error MG5117", "Did you mean 'orchestrator'?")]
    [InlineData("```yaml schema=agents\na: 1\n```\n", "4:16: error MG5117", "schema=/agents")]
    [InlineData("```bash\nls\n", "4:4: error MG5118", "Add a line ```")]
    [InlineData("```bash\nls\n```yaml\na: 1\n```\n", "6:1: error MG5119", "Close the block above")]
    [InlineData("<!-- exmaple\nexpect: { exit: 1 }\n-->\n```bash\nls\n```\n", "4:1: error MG5120", "Did you mean 'example'?")]
    [InlineData("<!-- example\nexpect: { exit: 1 }\n-->\n\nText.\n", "4:1: error MG5121", "right above the fence")]
    [InlineData("<!--\n```bash setpu\nls\n```\n-->\n```bash\nls\n```\n", "5:1: error MG5122", "Did you mean 'setup'?")]
    [InlineData("<!-- example\nquestion: Why?\n-->\n```yaml id=a\na: 1\n```\n", "5:11: error MG5123", "model.yaml")]
    [InlineData("<!-- example\nquestion: Why?\n-->\n```yaml\na: 1\n```\n", "5:11: error MG5124", "id=…")]
    [InlineData("```bash id=1.a\nls\n```\n", "4:12: error MG5125", "a letter first")]
    [InlineData("```console\nls\n```\n", "5:1: error MG5126", "'$ '")]
    [InlineData("```console\n$ false\n> true\n```\n", "6:1: error MG5126", "'$ '")]
    [InlineData("```console\n$ cat <<END\n> a\n> END\n$ diff a b \\\n> -u\n> changed\n```\n", "10:1: error MG5126", "(re)")]
    [InlineData("```console match=excat\n$ ls\n```\n", "4:18: error MG5127", "Did you mean 'exact'?")]
    [InlineData("```bash exit=one\nls\n```\n", "4:14: error MG5128", "0 to 255")]
    [InlineData("<!-- example\nexpect: { answer: { contains: a } }\n-->\n```bash\nls\n```\n", "5:31: error MG5109", "Remove it")]
    [InlineData("<!-- example\nexpect: { files: { a: { contains: b } } }\n-->\n```yaml\nagents: []\n```\n", "5:35: error MG5109", "Remove it")]
    [InlineData("<!-- example\nexpect: { diagnostics: [ { code: MG1000 } ] }\n-->\n```json\n{}\n```\n", "5:26: error MG5109", "Remove it")]
    [InlineData("<!-- example\nexpect: { exit: 3 }\n-->\n```text\nls\n```\n", "5:17: error MG5109", "Remove it")]
    [InlineData("```xml exit=3\n<a/>\n```\n", "4:13: error MG5109", "Remove it")]
    [InlineData("```csharp id=a\nrecord Never(int Run);\n```\n\n```text output-of=a\nx\n```\n", "8:19: error MG5111", "a snippet that runs")]
    [InlineData("<!-- example\nquestion: Why?\nmodel: { agents: {} }\nexpect: { files: { ../a: } }\n-->\n```yaml id=a\na: 1\n```\n", "7:26: error MG5002", "")]
    [InlineData("```bash\nls\n```\n\n```bash\nls\n```\n", "8:1: error MG5108", "id=… on one of them")]
    public void Every_mistake_is_told_at_its_place_with_what_to_do(string body, string place, string advice)
    {
        using var page = new ReadPage(body);

        var fault = page.Fault();

        Assert.StartsWith("docs-src/page.md:" + place, fault, StringComparison.Ordinal);
        Assert.Contains(advice, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_recordings_stay_fresh_must_be_one()
    {
        using var page = new ReadPage("Text.\n", "title: T\nverify: { freshness: soon }");

        Assert.Contains("docs-src/page.md:3:22: error MG5107", page.Fault(), StringComparison.Ordinal);
    }
}
