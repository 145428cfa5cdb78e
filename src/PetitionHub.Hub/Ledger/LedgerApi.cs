using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Ledger;

/// <summary>The ledger's head, entries and receipts. What each method promises is said in the contract.</summary>
internal sealed class LedgerApi(EntryReader entries, PetitionReader petitions, IUnitDirectory directory)
    : LedgerService.LedgerServiceBase
{
    public override async Task<GetLedgerHeadResponse> GetLedgerHead(GetLedgerHeadRequest request, ServerCallContext context)
    {
        var head = await entries.GetHeadAsync(context.CancellationToken);
        return new()
        {
            Sequence = head.Sequence,
            RootSha256 = UnsafeByteOperations.UnsafeWrap(head.RootSha256),
            Time = InstantWire.ToWire(head.At),
        };
    }

    public override async Task<GetEntryResponse> GetEntry(GetEntryRequest request, ServerCallContext context)
    {
        var stored = await entries.GetEntryAsync(request.Sequence, context.CancellationToken);
        if (stored is null || !await MaySeeAsync(stored.Entry, context.Caller(), context.CancellationToken))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.EntryNotFound, $"There is no entry {request.Sequence} that this unit may see.")
                    .With("sequence", request.Sequence));
        }

        return new()
        {
            Entry = stored.Entry,
            Content = UnsafeByteOperations.UnsafeWrap(stored.Content),
            Sha256 = UnsafeByteOperations.UnsafeWrap(stored.Sha256),
            Texts = UnsafeByteOperations.UnsafeWrap(stored.Texts),
        };
    }

    public override async Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        RefusalException.ThrowIf(fields.Refusal);
        var found = await petitions.FindReceiptAsync(id, context.CancellationToken);
        return found is { } receipt && receipt.Actor == context.Caller().Actor
            ? new() { Receipt = ReceiptWire.ToWire(receipt.Receipt) }
            : throw new RefusalException(new Refusal(
                RefusalReason.ReceiptNotFound, $"This caller has sent no accepted command {id}. Send it (again).")
                    .With("request_id", id));
    }

    private async Task<bool> MaySeeAsync(LedgerEntry entry, Caller caller, CancellationToken cancellationToken)
    {
        if (entry.PetitionId.Length == 0 || caller.Unit is not { } unit)
            return entry.PetitionId.Length == 0;
        var petition = await petitions.GetPetitionAsync(new PetitionId(Guid.Parse(entry.PetitionId)), cancellationToken);
        if (petition is null || (directory.TryFind(unit, out var found) && Relations.IsAccused(petition.State, found, directory)))
            return false;
        return entry.Actor == unit.Value || entry.Addressees.Contains(unit.Value)
            || Access.CanRead(petition.State, unit, directory);
    }
}
