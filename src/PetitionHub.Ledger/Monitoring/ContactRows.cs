using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What was heard of units' systems: the later of two times stands, and counts are added.</summary>
internal sealed record ContactRows(IReadOnlyCollection<UnitContactRow> Contacts, IReadOnlyCollection<UnitErrorRow> Errors);
