using System.Collections.Immutable;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Checking;

/// <summary>What a check of the ledger found.</summary>
/// <param name="Head">The head of the snapshot that was checked.</param>
/// <param name="ListsThrough">Up to which entry the lists were checked; 0 where they are being made anew.</param>
/// <param name="Petitions">How many petitions were folded.</param>
/// <param name="Units">How many units were folded.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Faults">The first of them, at most 100.</param>
public sealed record LedgerCheckReport(
    LedgerHead Head, long ListsThrough, long Petitions, long Units, long FaultCount, ImmutableArray<LedgerFault> Faults);
