using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Attestations;

namespace MassGen.Docs.Commands;

/// <summary>Checks an attestation: who signed it, and what has changed since. It asks no network and runs nothing.</summary>
internal static class AttestationCheck
{
    /// <summary>Checks a file and says what was found.</summary>
    /// <returns>The exit code: a failure when the signature does not hold or a file has changed since.</returns>
    public static int Run(Workspace workspace, string path, string? keyFile, TextWriter console)
    {
        var beside = path + ".pub";
        using var trusted = SigningKey.Find(keyFile, Environment.GetEnvironmentVariable);
        using var given = trusted is null && File.Exists(beside) ? SigningKey.Find(beside, _ => null) : null;
        var key = trusted ?? given ?? throw new InvalidInputException(new Diagnostic(
            "MG5230", Severity.Error, "There is no key to check the signature with.",
            Suggestion: $"Name the file of the public key with --key, or put it beside as {beside}."));
        try
        {
            var statement = Attestation.Read(path, key);
            console.WriteLine($"Signed by {key.Id}{(trusted is null ? $", a key that only {beside} vouches for: name one you trust with --key" : "")}.");
            return Compare(workspace.Root, statement, console);
        }
        catch (SignatureException wrong)
        {
            console.WriteLine(wrong.Message);
            return ExitCodes.Failure;
        }
    }

    private static int Compare(string root, Statement statement, TextWriter console)
    {
        var predicate = statement.Predicate;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Verified {predicate.FinishedAt:yyyy-MM-dd HH:mm} UTC with {predicate.Library}: {predicate.Summary.Passed} passed, {predicate.Summary.Skipped} skipped."));
        if (predicate.Library != LibraryBuild.Name)
        {
            console.WriteLine($"The library here is another build: {LibraryBuild.Name}.");
        }

        var differences = Subjects.Differences(root, statement.Subject);
        if (differences.Count == 0)
        {
            console.WriteLine($"All {statement.Subject.Count} files are the ones that were verified.");
            return ExitCodes.Success;
        }

        console.WriteLine($"{differences.Count} of {statement.Subject.Count} files are not the ones that were verified:");
        differences.ToList().ForEach(console.WriteLine);
        return ExitCodes.Failure;
    }
}
