using PetitionHub.Lab.Demo.Offices;
using PetitionHub.Ledger.Checking;

namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>All that a demonstration found.</summary>
internal sealed record DemoReport
{
    /// <summary>Units in the directory.</summary>
    public required int DirectoryUnits { get; init; }

    /// <summary>Units that took part, each with its own certificate and connection.</summary>
    public required int ActiveUnits { get; init; }

    /// <summary>Petitions registered, with the one of the mistakes.</summary>
    public required int Petitions { get; init; }

    /// <summary>Handovers by who gave and who got, as counted at the receivers' inboxes.</summary>
    public required IReadOnlyDictionary<HandoverLine, int> Handovers { get; init; }

    /// <summary>Outcomes and duties.</summary>
    public required Audit Audit { get; init; }

    /// <summary>The deliberate mistakes.</summary>
    public required IReadOnlyList<Refused> Mistakes { get; init; }

    /// <summary>The ledger read again from its first entry.</summary>
    public required LedgerCheckReport Ledger { get; init; }

    /// <summary>What had to add up.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>How long the phases took, in seconds.</summary>
    public required IReadOnlyList<(string Phase, double Seconds)> Phases { get; init; }

    /// <summary>The folder of the ledger, where it is kept.</summary>
    public required string? KeptFolder { get; init; }

    /// <summary>True where all added up.</summary>
    public bool IsSound => Checks.All(check => check.Holds);
}
