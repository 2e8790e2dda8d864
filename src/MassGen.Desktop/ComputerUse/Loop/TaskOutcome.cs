namespace MassGen.Desktop.ComputerUse;

/// <summary>The ends that work on a desktop can have, by their words in the log.</summary>
internal static class TaskOutcome
{
    public const string Completed = "completed";
    public const string Iterations = "iterations";
    public const string Time = "time";
    public const string Cost = "cost";
    public const string Screenshots = "screenshots";
    public const string Approval = "approval";
    public const string Lost = "lost";
    public const string Model = "model";
    public const string Cancelled = "cancelled";
}

/// <summary>Ends work on a desktop before its model does. It never leaves the loop.</summary>
internal sealed class TaskStop(string outcome, string message) : Exception(message)
{
    public string Outcome => outcome;
}
