using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions;

/// <summary><c>petitions get</c>.</summary>
internal sealed class GetPetitionCommand : HubCommand
{
    private readonly Argument<string> _id = new("id") { Description = "The petition's id." };

    public GetPetitionCommand()
        : base(
            "get",
            "Shows one petition as it stands: what it says, who holds it, through whose hands it came, and what is owed by when.",
            "petitionhub petitions get 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --unit 430103-bureau")
    {
        Add(_id);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new GetPetitionRequest { PetitionId = parse.GetRequiredValue(_id) };
            var petition = (await hub.Petitions.GetPetitionAsync(request, cancellationToken: cancellationToken)).Petition;
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(petition);
            else
                PetitionTables.WriteOne(session.Terminal, petition);
            return ExitCodes.Done;
        });
    }
}
