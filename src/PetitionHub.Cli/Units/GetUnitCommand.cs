using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary><c>units get</c>.</summary>
internal sealed class GetUnitCommand : HubCommand
{
    private readonly Argument<string> _code = new("code") { Description = "The unit's code, as 430103-housing." };

    public GetUnitCommand()
        : base(
            "get",
            "Shows one unit: its territory, what kind of organ it is, and whether it takes part.",
            "petitionhub units get 430103-housing --unit 430103-bureau")
    {
        Add(_code);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new GetUnitRequest { UnitCode = parse.GetRequiredValue(_code) };
            var unit = (await hub.Units.GetUnitAsync(request, cancellationToken: cancellationToken)).Unit;
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(unit);
            else
                session.Terminal.Write(UnitTables.OfOne(unit));
            return ExitCodes.Done;
        });
    }
}
