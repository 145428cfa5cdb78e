using Google.Protobuf;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>An entry of the rules and the ledger entry of the contract, whose bytes are stored and hashed.</summary>
public static class EntryWire
{
    /// <summary>The entry as it is stored: what the rules decided, with its place in the ledger.</summary>
    /// <param name="entry">What the rules decided.</param>
    /// <param name="sequence">Its place in the one order.</param>
    /// <param name="requestId">The command's id.</param>
    /// <param name="commandSha256">SHA-256 of the command, 32 bytes.</param>
    /// <param name="previousSha256">SHA-256 of the bytes of the entry before, 32 bytes.</param>
    public static V1.LedgerEntry ToWire(
        Entry entry, long sequence, Guid requestId, ReadOnlySpan<byte> commandSha256, ReadOnlySpan<byte> previousSha256)
    {
        var wire = new V1.LedgerEntry
        {
            Sequence = sequence,
            Time = InstantWire.ToWire(entry.At),
            RequestId = requestId.ToString(),
            Actor = entry.Actor.Value,
            PetitionId = entry.Petition?.ToString() ?? "",
            PreviousSha256 = ByteString.CopyFrom(previousSha256),
            Holder = entry.Holder?.Value ?? "",
            Status = entry.Status.ToWire(),
            CommandSha256 = ByteString.CopyFrom(commandSha256),
        };
        foreach (var unit in entry.Addressees)
            wire.Addressees.Add(unit.Value);
        foreach (var duty in entry.Duties)
            wire.Duties.Add(DutyWire.ToWire(duty));
        StepWire.Write(entry.Step, wire);
        return wire;
    }

    /// <summary>Reads back what the rules decided.</summary>
    /// <exception cref="InvalidDataException">The message is not one that this hub wrote.</exception>
    public static Entry FromWire(V1.LedgerEntry entry)
    {
        var fields = new StoredFields();
        var read = new Entry(
            fields.OptionalPetition("petition_id", entry.PetitionId),
            fields.Actor("actor", entry.Actor),
            fields.Time("time", entry.Time),
            StepWire.Read(entry, fields)!,
            fields.Units("addressees", entry.Addressees),
            fields.OptionalUnit("holder", entry.Holder),
            fields.OptionalChoice<PetitionStatus>("status", (int)entry.Status),
            DutyWire.Read(entry.Duties, fields));
        fields.ThrowIfDamaged("Entry", entry.Sequence.ToString(provider: null));
        return read;
    }
}
