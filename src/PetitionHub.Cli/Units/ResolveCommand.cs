using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary><c>units resolve</c>.</summary>
internal sealed class ResolveCommand : HubCommand
{
    private readonly Option<string> _territory = new("--territory")
    {
        Description = "The territory of the problem (问题属地), 6 or 9 digits.",
        HelpName = "code",
        Required = true,
    };

    private readonly Option<string> _category = new("--category")
    {
        Description = "The content category, six digits.",
        HelpName = "code",
        Required = true,
    };

    private readonly Option<OrganType> _organ =
        EnumOption.One<OrganType>("--organ", "The kind of organ wanted; default: the competent organ.");

    public ResolveCommand()
        : base(
            "resolve",
            "Finds the unit to which a problem belongs: by the category's system in the territory, else upwards, else the "
            + "bureau.",
            "petitionhub units resolve --territory 430103 --category 010101 --unit 430103-bureau")
    {
        Add(_territory);
        Add(_category);
        Add(_organ);
        Does(ResolveAsync);
    }

    private async Task<int> ResolveAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new ResolveRouteRequest
        {
            Territory = parse.GetRequiredValue(_territory),
            Category = parse.GetRequiredValue(_category),
            OrganType = parse.GetValue(_organ),
        };
        var route = await hub.Units.ResolveRouteAsync(request, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(route);
        else
            session.Terminal.Write(UnitTables.OfOne(route.Unit).Row("found as", EnumWords.Of(route.Basis)));
        return ExitCodes.Done;
    }
}
