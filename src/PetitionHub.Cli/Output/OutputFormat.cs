namespace PetitionHub.Cli.Output;

/// <summary>How data is shown.</summary>
internal enum OutputFormat
{
    /// <summary>Tables, for people.</summary>
    Table,

    /// <summary>JSON, for programs.</summary>
    Json,
}
