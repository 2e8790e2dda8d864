using System.Security.Cryptography;
using MassGen.Diagnostics;
using MassGen.Docs.Verify.Attestations;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Attestations;

public sealed class SigningKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "key");

    [Fact]
    public void A_new_key_is_read_by_its_owner_only_and_never_overwritten()
    {
        SigningKey.Create(KeyFile).Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(KeyFile));
        Assert.Equal("MG5231", Assert.Throws<InvalidInputException>(() => SigningKey.Create(KeyFile)).Diagnostics[0].Code);
    }

    [Fact]
    public void A_key_is_found_in_a_file_and_in_a_variable_as_text_or_as_path()
    {
        using var made = SigningKey.Create(KeyFile);
        Assert.Equal(made.Id, SigningKey.Find(KeyFile, _ => null)!.Id);
        Assert.Equal(made.Id, SigningKey.Find(null, _ => File.ReadAllText(KeyFile))!.Id);
        Assert.Equal(made.Id, SigningKey.Find(null, _ => KeyFile)!.Id);
        Assert.Null(SigningKey.Find(null, _ => null));
    }

    [Fact]
    public void The_public_half_checks_and_cannot_sign()
    {
        using var made = SigningKey.Create(KeyFile);
        using var half = SigningKey.Find(KeyFile + ".pub", _ => null)!;
        Assert.True(half.IsSignature([1, 2], made.Sign([1, 2])));
        Assert.False(half.IsSignature([1, 3], made.Sign([1, 2])));
        Assert.False(half.IsSignature([1, 2], [7]));
        Assert.Equal("MG5232", Assert.Throws<InvalidInputException>(() => half.Sign([1])).Diagnostics[0].Code);
    }

    [Fact]
    public void A_key_of_another_kind_is_refused_without_a_word_of_it()
    {
        using var rsa = RSA.Create(2048);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var pem in new[] { rsa.ExportPkcs8PrivateKeyPem(), other.ExportPkcs8PrivateKeyPem(), "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----", "secret" })
        {
            var error = Assert.Throws<InvalidInputException>(() => SigningKey.Find(null, _ => pem));
            Assert.Equal("MG5232", error.Diagnostics[0].Code);
            Assert.DoesNotContain(pem.Length > 20 ? pem[30..40] : pem, error.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();
}
