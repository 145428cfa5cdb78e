namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>A line is not a petition.</summary>
internal sealed class LineException(string field, string message) : Exception(message)
{
    /// <summary>The field at fault; empty where the line as a whole is.</summary>
    public string Field { get; } = field;
}
