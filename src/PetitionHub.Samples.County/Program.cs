// A county department's system, connected to the hub: what comes to its inbox is signed for, its acceptance is notified, and the file
// is laid into `incoming`, where the department's own system finds it. That system lays its handling opinion into `outgoing`; it is
// sent as the conclusion. Everything goes through the outbox, so that the link and this process may fail at any time.
//
//   dotnet run --project src/PetitionHub.Samples.County -- --PetitionHub:Addresses:0=https://localhost:7443
//     --PetitionHub:CertificatePath=UNIT.pem --PetitionHub:KeyPath=UNIT.key --PetitionHub:AuthorityPath=ca.pem
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Client;
using PetitionHub.V1;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(new Folders(builder.Configuration["Folder"] ?? "county"));
builder.Services.AddSingleton<IncomingDesk>();
builder.Services.AddHostedService<OutgoingDesk>();
builder.Services.AddHostedService<Outcomes>();
builder.Services.AddPetitionHubClient(builder.Configuration.GetSection("PetitionHub"))
    .AddOutbox()
    .AddInbox((services, pump) =>
    {
        var desk = services.GetRequiredService<IncomingDesk>();
        pump.On(LedgerEntry.StepOneofCase.Transfer, desk.TakeAsync)
            .On(LedgerEntry.StepOneofCase.Assignment, desk.TakeAsync)
            .OnOthers(desk.NoteAsync);
    });
await builder.Build().RunAsync();

/// <summary>Where this system and the department's own one meet.</summary>
internal sealed class Folders
{
    public Folders(string root)
    {
        Incoming = Directory.CreateDirectory(Path.Combine(root, "incoming")).FullName;
        Outgoing = Directory.CreateDirectory(Path.Combine(root, "outgoing")).FullName;
        Sent = Directory.CreateDirectory(Path.Combine(root, "sent")).FullName;
    }

    public string Incoming { get; }

    public string Outgoing { get; }

    public string Sent { get; }
}

/// <summary>Takes in what is handed over to the department.</summary>
internal sealed class IncomingDesk(HubChannel hub, Outbox outbox, Folders folders, ILogger<IncomingDesk> log)
{
    /// <summary>
    /// May be called again for the same entry: the file is written anew, and the commands have the request ids that they had, so that
    /// the outbox knows them.
    /// </summary>
    public async Task TakeAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        var petition = delivery.Entry.PetitionId;
        var answer = await hub.Petitions.GetPetitionAsync(new GetPetitionRequest { PetitionId = petition }, cancellationToken: cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folders.Incoming, $"{petition}.json"), JsonFormatter.Default.Format(answer.Petition), cancellationToken);
        await outbox.EnqueueAsync(
            new AcknowledgeReceiptRequest
            {
                RequestId = CommandId.Of("sign", $"{delivery.Sequence}").ToString(),
                PetitionId = petition,
                ReceiptAcknowledgement = new(),
            },
            cancellationToken: cancellationToken);
        await outbox.EnqueueAsync(
            new NotifyAcceptanceRequest
            {
                RequestId = CommandId.Of("notify", $"{delivery.Sequence}").ToString(),
                PetitionId = petition,
                AcceptanceNotice = new() { Notice = "已受理，六十日内书面答复办理结果。" },
            },
            cancellationToken: cancellationToken);
        log.LogInformation("Took in {Petition}.", petition);
    }

    /// <summary>An urging, an objection's decision and whatever else concerns the department.</summary>
    public Task NoteAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        log.LogInformation("{Step} of {Petition}, by {Actor}.", delivery.Entry.StepCase, delivery.Entry.PetitionId, delivery.Entry.Actor);
        return Task.CompletedTask;
    }
}

/// <summary>Sends the handling opinions that the department's own system lays out: one file a petition, named by it.</summary>
internal sealed class OutgoingDesk(Outbox outbox, Folders folders) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var file in new DirectoryInfo(folders.Outgoing).GetFiles("*.json"))
            {
                var petition = Path.GetFileNameWithoutExtension(file.Name);
                var opinion = JsonParser.Default.Parse<HandlingOpinion>(await File.ReadAllTextAsync(file.FullName, stoppingToken));
                await outbox.EnqueueAsync(
                    new ConcludePetitionRequest
                    {
                        RequestId = CommandId.Of("conclude", petition).ToString(),
                        PetitionId = petition,
                        HandlingOpinion = opinion,
                    },
                    cancellationToken: stoppingToken);
                // It is durable in the outbox now.
                file.MoveTo(Path.Combine(folders.Sent, file.Name), overwrite: true);
            }
    }
}

/// <summary>Tells what became of the commands: a person has to see to what was refused.</summary>
internal sealed class Outcomes(Outbox outbox, ILogger<Outcomes> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var command in outbox.ReadOutcomesAsync(cancellationToken: stoppingToken))
            if (command.Refusal is { } refusal)
                log.LogError("Refused: {Request} of {Time}: {Message}", command.Request.Descriptor.Name, command.EnqueueTime, refusal.Message);
            else
                log.LogInformation("Accepted: {Request} as entry {Sequence}.", command.Request.Descriptor.Name, command.Receipt!.LastSequence);
    }
}
