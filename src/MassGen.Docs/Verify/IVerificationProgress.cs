namespace MassGen.Docs.Verify;

/// <summary>Told how a verification goes, from several examples at once.</summary>
public interface IVerificationProgress
{
    /// <summary>Something for everybody, for example which sandbox is used or how the image's build goes.</summary>
    void Say(string text);

    /// <summary>An example begins.</summary>
    void Started(string id);

    /// <summary>What an example is doing.</summary>
    void Doing(string id, string text);

    /// <summary>An example is done.</summary>
    void Finished(VerificationResult result);
}
