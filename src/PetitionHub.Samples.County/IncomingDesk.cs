using Google.Protobuf;
using Microsoft.Extensions.Logging;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Samples.County;

/// <summary>Takes in what is handed over to the department.</summary>
internal sealed class IncomingDesk(HubChannel hub, Outbox outbox, Folders folders, ILogger<IncomingDesk> log)
{
    /// <summary>
    /// May be called again for the same entry: the file is written anew, and the commands have the request ids that they had, so
    /// that the outbox knows them.
    /// </summary>
    public async Task TakeAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        // Whatever else an inbox brings: only the destination of a handover signs for it.
        if (CommandDestination.Of(delivery.Entry) != hub.Caller.UnitCode)
        {
            await NoteAsync(delivery, cancellationToken);
            return;
        }

        var petition = delivery.Entry.PetitionId;
        var answer = await hub.Petitions.GetPetitionAsync(
            new GetPetitionRequest { PetitionId = petition }, cancellationToken: cancellationToken);
        Folders.Write(Path.Combine(folders.Incoming, $"{petition}.json"), JsonFormatter.Default.Format(answer.Petition));
        await outbox.EnqueueAsync(
            new AcknowledgeReceiptRequest
            {
                RequestId = CommandId.Of("sign", delivery.Key).ToString(),
                PetitionId = petition,
                ReceiptAcknowledgement = new(),
            },
            cancellationToken: cancellationToken);
        await outbox.EnqueueAsync(
            new NotifyAcceptanceRequest
            {
                RequestId = CommandId.Of("notify", delivery.Key).ToString(),
                PetitionId = petition,
                AcceptanceNotice = new() { Notice = "已受理，六十日内书面答复办理结果。" },
            },
            cancellationToken: cancellationToken);
        log.LogInformation("Took in {Petition}.", petition);
    }

    /// <summary>An urging, an objection's decision and whatever else concerns the department.</summary>
    public Task NoteAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        var entry = delivery.Entry;
        log.LogInformation("{Step} of {Petition}, by {Actor}.", entry.StepCase, entry.PetitionId, entry.Actor);
        return Task.CompletedTask;
    }
}
