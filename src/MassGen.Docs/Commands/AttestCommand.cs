using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Attestations;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary><c>attest</c>: verifies everything and signs what came of it; or checks such a signature.</summary>
internal static class AttestCommand
{
    private static readonly string DefaultOutput = Path.Combine("artifacts", "attestation.json");

    public static Command Create()
    {
        var key = new Option<string?>("--key") { Description = $"The key's file; else the variable {SigningKey.Variable}. To check, the public half is enough." };
        var newKey = new Option<string?>("--new-key") { Description = "Make a key in this file, and its public half beside it; do nothing else." };
        var check = new Option<string?>("--check") { Description = "Check the signature in this file, and say what has changed since. Asks no network." };
        var output = new Option<string?>("--output") { Description = "The file to write; artifacts/attestation.json when absent." };
        var sandbox = new Option<string>("--sandbox") { Description = "Where commands run.", DefaultValueFactory = _ => "auto" };
        sandbox.AcceptOnlyFromAmong("auto", "docker", "podman", "bubblewrap", "namespaces");
        var command = new Command("attest", "Verifies everything and signs what came of it, or checks such a signature.") { key, newKey, check, output, sandbox };
        command.SetAction((parsed, cancellationToken) =>
            parsed.GetValue(newKey) is { } made ? Task.FromResult(MakeKey(made))
            : parsed.GetValue(check) is { } file ? Task.FromResult(AttestationCheck.Run(Workspace.Find(), file, parsed.GetValue(key), Console.Out))
            : AttestAsync(Workspace.Find(), parsed.GetValue(key), parsed.GetValue(output), parsed.GetValue(sandbox)!, cancellationToken));
        return command;
    }

    private static int MakeKey(string path)
    {
        using var key = SigningKey.Create(path);
        Console.WriteLine($"{path} holds the key: keep it to yourself. {path}.pub holds its public half: publish it.");
        Console.WriteLine($"The key is named {key.Id}.");
        return ExitCodes.Success;
    }

    private static async Task<int> AttestAsync(
        Workspace workspace, string? keyFile, string? output, string sandbox, CancellationToken cancellationToken)
    {
        using var key = SigningKey.Find(keyFile, Environment.GetEnvironmentVariable) ?? throw new InvalidInputException(new Diagnostic(
            "MG5230", Severity.Error, "There is no key to sign with.",
            Suggestion: $"Name its file with --key, or put it into {SigningKey.Variable}. 'attest --new-key FILE' makes one."));

        // A public key is refused now, not after minutes.
        key.Sign([]);
        var scope = await VerificationScope.OfAsync(workspace.Root, workspace.Snippets, new ScopeRequest(), cancellationToken);
        var subjects = Subjects.Of(workspace.Root, scope.Units.Snippets.Select(snippet => (snippet.Task as CopyTask)?.File).OfType<string>());
        var (report, exitCode) = await VerifyRun.RunAsync(
            workspace, scope, new VerifyRequest { Scope = new ScopeRequest(), Options = new VerifyOptions { Sandbox = sandbox } }, cancellationToken);
        if (exitCode != ExitCodes.Success || report is null)
        {
            await Console.Error.WriteLineAsync("Nothing was signed: only a verification that passes is attested.");
            return exitCode;
        }

        if (Subjects.Differences(workspace.Root, subjects) is { Count: > 0 } changed)
        {
            await Console.Error.WriteLineAsync($"Nothing was signed: files were changed while they were verified.\n{string.Join('\n', changed)}");
            return ExitCodes.Failure;
        }

        var path = output ?? Path.Combine(workspace.Root, DefaultOutput);
        Attestation.Write(path, await Attestation.MakeAsync(workspace.Root, report, subjects, key, cancellationToken));
        await File.WriteAllTextAsync(path + ".pub", key.PublicPem, cancellationToken);
        Console.WriteLine($"Signed by {key.Id}: {path}");
        return ExitCodes.Success;
    }
}
