// A county department's system, connected to the hub: what is handed over to it is signed for, its acceptance is notified, and
// the petition is laid into `incoming`, where the department's own system finds it. That system lays its handling opinion into
// `outgoing`, as PETITION.json (lay it there as PETITION.json.part and rename it once it is whole); it is sent as the conclusion.
// A file that cannot be sent, and an opinion that the hub refuses, is laid into `refused` with the reason beside it: correct it,
// and lay it into `outgoing` again. Everything goes through the outbox, so that the link and this process may fail at any time.
//
//   dotnet run --project src/PetitionHub.Samples.County -- --PetitionHub:Addresses:0=https://localhost:7443
//     --PetitionHub:CertificatePath=UNIT.pem --PetitionHub:KeyPath=UNIT.key --PetitionHub:AuthorityPath=ca.pem
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PetitionHub.Client;
using PetitionHub.Samples.County;
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
