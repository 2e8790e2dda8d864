namespace MassGen.Sandbox;

/// <summary>One line of the list of what makes a sandbox hard.</summary>
/// <param name="Number">Its number, 1 to 36.</param>
/// <param name="What">What has to be so.</param>
/// <param name="Holds">Whether it is, as seen on this machine just now.</param>
/// <param name="Seen">What was seen, in a few words.</param>
public sealed record HardeningLine(int Number, string What, bool Holds, string Seen);
