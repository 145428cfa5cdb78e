using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.V1;
using Unparking = PetitionHub.Domain.Petitions.Unparking;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Unparks entries of units, for operators.</summary>
internal sealed class ParkedEntries(EntryReader entries, CommandGateway commands)
{
    /// <summary>Unparks an entry, in the operator's name.</summary>
    /// <exception cref="RefusalException">As MonitoringService.UnparkEntry says.</exception>
    public async Task<UnparkEntryResponse> UnparkAsync(
        UnparkEntryRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        var unit = fields.Unit("unit_code", request.UnitCode);
        var consumer = fields.Consumer(request.Consumer);
        fields.Sequence(request.Sequence);
        if (request.Reason.Length is 0 or > TextLimits.Remark)
            fields.Reject("reason", $"must be 1 to {TextLimits.Remark:N0} characters");
        else if (!ReadableText.IsReadable(request.Reason))
            fields.Reject("reason", ReadableText.Violation);
        RefusalException.ThrowIf(fields.Refusal);
        // Whatever is in an inbox is of a petition.
        var entry = await entries.GetEntryAsync(request.Sequence, cancellationToken);
        if (entry is null || !Guid.TryParse(entry.Entry.PetitionId, out var petition))
            throw new RefusalException(
                new Refusal(RefusalReason.EntryNotFound, $"Entry {request.Sequence} is not parked.")
                    .With("sequence", request.Sequence));
        var step = new Unparking(unit, consumer, request.Sequence, request.Reason);
        var receipt = await commands.SubmitAsync(
            request, new Command(id, caller.Actor, new PetitionId(petition), [step]), cancellationToken);
        return new() { Receipt = ReceiptWire.ToWire(receipt) };
    }
}
