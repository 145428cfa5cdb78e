using Google.Protobuf;
using PetitionHub.Domain.Petitions;
using Cases = PetitionHub.V1.LedgerEntry.StepOneofCase;

namespace PetitionHub.Ledger.Wire;

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
        var fields = RequestFields.OfStored();
        var read = new Entry(
            fields.OptionalPetition("petition_id", entry.PetitionId),
            fields.Actor("actor", entry.Actor),
            fields.Time("time", entry.Time),
            ReadStep(entry, fields)!,
            fields.Units("addressees", entry.Addressees),
            fields.OptionalUnit("holder", entry.Holder),
            fields.OptionalChoice<PetitionStatus>("status", (int)entry.Status),
            DutyWire.Read(entry.Duties, fields));
        fields.ThrowOnFault("Entry", entry.Sequence.ToString(provider: null));
        return read;
    }

    private static Step? ReadStep(V1.LedgerEntry entry, RequestFields fields)
    {
        switch (entry.StepCase)
        {
            case Cases.UnitChange: return StepWire.Read(entry.UnitChange, fields);
            case Cases.Registration: return StepWire.Read(entry.Registration, fields);
            case Cases.Amendment: return StepWire.Read(entry.Amendment, fields);
            case Cases.RepeatLink: return StepWire.Read(entry.RepeatLink, fields);
            case Cases.Voiding: return StepWire.Read(entry.Voiding, fields);
            case Cases.Transfer: return StepWire.Read(entry.Transfer, fields);
            case Cases.Assignment: return StepWire.Read(entry.Assignment, fields);
            case Cases.UpwardReport: return StepWire.Read(entry.UpwardReport, fields);
            case Cases.Copying: return StepWire.Read(entry.Copying, fields);
            case Cases.Referral: return StepWire.Read(entry.Referral, fields);
            case Cases.ReceiptAcknowledgement: return StepWire.Read(entry.ReceiptAcknowledgement, fields);
            case Cases.AcceptanceNotice: return StepWire.Read(entry.AcceptanceNotice, fields);
            case Cases.Objection: return StepWire.Read(entry.Objection, fields);
            case Cases.ObjectionDecision: return StepWire.Read(entry.ObjectionDecision, fields);
            case Cases.Dispute: return StepWire.Read(entry.Dispute, fields);
            case Cases.DisputeDecision: return StepWire.Read(entry.DisputeDecision, fields);
            case Cases.UnitNaming: return StepWire.Read(entry.UnitNaming, fields);
            case Cases.ProgressReport: return StepWire.Read(entry.ProgressReport, fields);
            case Cases.Extension: return StepWire.Read(entry.Extension, fields);
            case Cases.Mediation: return StepWire.Read(entry.Mediation, fields);
            case Cases.HandlingOpinion: return StepWire.Read(entry.HandlingOpinion, fields);
            case Cases.CompletionReport: return StepWire.Read(entry.CompletionReport, fields);
            case Cases.CompletionReportDecision: return StepWire.Read(entry.CompletionReportDecision, fields);
            case Cases.FuchaRequest: return StepWire.ReadFuchaRequest(entry.FuchaRequest, fields);
            case Cases.FuchaDecision: return StepWire.ReadFuchaDecision(entry.FuchaDecision, fields);
            case Cases.FuheRequest: return StepWire.ReadFuheRequest(entry.FuheRequest, fields);
            case Cases.Hearing: return StepWire.Read(entry.Hearing, fields);
            case Cases.FuheDecision: return StepWire.ReadFuheDecision(entry.FuheDecision, fields);
            case Cases.RepeatRefusal: return StepWire.Read(entry.RepeatRefusal, fields);
            case Cases.Urging: return StepWire.Read(entry.Urging, fields);
            case Cases.Supervision: return StepWire.Read(entry.Supervision, fields);
            case Cases.Feedback: return StepWire.Read(entry.Feedback, fields);
            case Cases.UrgentReport: return StepWire.Read(entry.UrgentReport, fields);
            case Cases.Evaluation: return StepWire.Read(entry.Evaluation, fields);
            case Cases.AttachmentFiling: return StepWire.Read(entry.AttachmentFiling, fields);
            case Cases.DeadlineNotice: return StepWire.Read(entry.DeadlineNotice, fields);
            case Cases.DeadlineChange: return StepWire.Read(entry.DeadlineChange, fields);
            case Cases.BuckPassingNotice: return StepWire.Read(entry.BuckPassingNotice, fields);
            case Cases.Takeover: return StepWire.Read(entry.Takeover, fields);
            case Cases.Unparking: return StepWire.Read(entry.Unparking, fields);
            default:
                fields.Fault("step", "is required");
                return null;
        }
    }
}
