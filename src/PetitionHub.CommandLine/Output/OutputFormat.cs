namespace PetitionHub.CommandLine.Output;

/// <summary>How data is shown.</summary>
internal enum OutputFormat
{
    /// <summary>Tables, for people.</summary>
    Table,

    /// <summary>JSON, for programs.</summary>
    Json,

    /// <summary>Comma-separated values, for spreadsheets; of commands whose data is a sheet.</summary>
    Csv,
}
