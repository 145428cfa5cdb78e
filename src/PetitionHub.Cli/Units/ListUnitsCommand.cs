using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary><c>units list</c>.</summary>
internal sealed class ListUnitsCommand : HubCommand
{
    private readonly Option<string> _territory = new("--territory")
    {
        Description = "Only units of this territory or inside it: a GB/T 2260 code, as 430100.",
        HelpName = "code",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<bool> _exact = new("--exact") { Description = "Only units of that very territory, none inside it." };

    private readonly Option<OrganType> _organ = EnumOption.One<OrganType>("--organ", "Only this kind of organ.");

    private readonly Option<string> _system = new("--system")
    {
        Description = "Only this functional line (条), as housing.",
        HelpName = "name",
        DefaultValueFactory = _ => "",
    };

    private readonly Pages _pages = new();

    public ListUnitsCommand()
        : base(
            "list",
            "Lists units in code order, a page at a time, or all of them.",
            "petitionhub units list --territory 430100 --organ bureau --unit 430100-bureau",
            "petitionhub units list --system housing --all -o json --operator admin")
    {
        Add(_territory);
        Add(_exact);
        Add(_organ);
        Add(_system);
        _pages.AddTo(this);
        Does(ListAsync);
    }

    private async Task<int> ListAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new ListUnitsRequest
        {
            Territory = parse.GetValue(_territory),
            ExactTerritory = parse.GetValue(_exact),
            OrganType = parse.GetValue(_organ),
            System = parse.GetValue(_system),
        };
        await _pages.ShowAsync<Unit>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Units.ListUnitsAsync(request, cancellationToken: cancellationToken);
                return (page.Units, page.NextPageToken);
            },
            UnitTables.OfMany);
        return ExitCodes.Done;
    }
}
