using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Tests.Verify.Reports;
using MassGen.Docs.Verify.Attestations;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Attestations;

public sealed class AttestationTests : IAsyncLifetime
{
    private readonly SampleRepository _repository = new();
    private readonly SigningKey _key;

    public AttestationTests() => _key = SigningKey.Create(KeyFile);

    private string KeyFile => Path.Combine(_repository.Root, "key");

    private string Document => Path.Combine(_repository.Root, "attestation.json");

    public async Task InitializeAsync() => Attestation.Write(
        Document, await Attestation.MakeAsync(_repository.Root, SampleReport.Report, Subjects.Of(_repository.Root, []), _key, CancellationToken.None));

    [Fact]
    public void A_statement_names_every_file_with_its_hash_and_says_what_was_verified()
    {
        var statement = Attestation.Read(Document, _key);
        Assert.Equal(["config.yaml", "example.yaml", "model.yaml"], statement.Subject.Select(subject => Path.GetFileName(subject.Name)));
        Assert.All(statement.Subject, subject => Assert.Equal(64, subject.Digest["sha256"].Length));
        Assert.Equal(("PASSED", "scripted", 3), (statement.Predicate.Result, statement.Predicate.Fixtures[0], statement.Predicate.Units.Count));
    }

    [Fact]
    public void The_check_passes_while_nothing_changes_and_the_public_key_is_enough()
    {
        var (exit, text) = Check(KeyFile + ".pub");
        Assert.Equal(ExitCodes.Success, exit);
        Assert.Contains("All 3 files are the ones that were verified.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_names_what_was_changed_added_and_removed_since()
    {
        _repository.Replace("config.yaml", "id: second", "id:  second");
        _repository.Write("new.txt", "x");
        _repository.Delete("model.yaml");
        var (exit, text) = Check(KeyFile);
        Assert.Equal(ExitCodes.Failure, exit);
        Assert.Contains("changed examples/sample/config.yaml\ngone    examples/sample/model.yaml\nnew     examples/sample/new.txt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_after_it_was_signed_is_not_believed()
    {
        var envelope = Envelope.Read(Document);
        var document = Encoding.UTF8.GetString(Convert.FromBase64String(envelope.Payload)).Replace("\"failed\": 1", "\"failed\": 0", StringComparison.Ordinal);
        Attestation.Write(Document, envelope with { Payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(document)) });
        var (exit, text) = Check(KeyFile);
        Assert.Equal((ExitCodes.Failure, true), (exit, text.Contains("was changed after it was signed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_key_and_no_signature_are_told_apart()
    {
        SigningKey.Create(KeyFile + "2").Dispose();
        Assert.Contains("is signed by another key", Check(KeyFile + "2").Text, StringComparison.Ordinal);
        Attestation.Write(Document, Envelope.Read(Document) with { Signatures = [] });
        Assert.Contains("is not signed", Check(KeyFile).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"payloadType\":\"text/plain\",\"payload\":\"\",\"signatures\":[]}")]
    [InlineData("{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"?\",\"signatures\":[{\"sig\":\"\"}]}")]
    public void What_is_no_attestation_is_an_error_in_words(string text)
    {
        File.WriteAllText(Document, text);
        Assert.Equal("MG5233", Assert.Throws<InvalidInputException>(() => Check(KeyFile)).Diagnostics[0].Code);
    }

    [Fact]
    public void A_key_beside_the_file_does_for_a_check_but_vouches_for_nobody()
    {
        Assert.Equal("MG5230", Assert.Throws<InvalidInputException>(() => Check(null)).Diagnostics[0].Code);
        File.Copy(KeyFile + ".pub", Document + ".pub");
        Assert.Contains("name one you trust", Check(null).Text, StringComparison.Ordinal);
    }

    public Task DisposeAsync()
    {
        _key.Dispose();
        _repository.Dispose();
        return Task.CompletedTask;
    }

    private (int Exit, string Text) Check(string? key)
    {
        var console = new StringWriter();
        return (AttestationCheck.Run(new Workspace(_repository.Root), Document, key, console), console.ToString());
    }
}
