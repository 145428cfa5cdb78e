using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions;

/// <summary><c>petitions list</c>.</summary>
internal sealed class ListPetitionsCommand : HubCommand
{
    private readonly Option<PetitionScope> _scope =
        EnumOption.One<PetitionScope>("--scope", "Which petitions; default: held.");

    private readonly Option<PetitionStatus[]> _statuses =
        EnumOption.Many<PetitionStatus>("--status", "Only these statuses; repeat it, or separate by commas.");

    private readonly Option<string> _category = new("--category")
    {
        Description = "Only this category, or those that begin with these 2 or 4 digits.",
        HelpName = "digits",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _territory = new("--territory")
    {
        Description = "Only problems of this territory or inside it.",
        HelpName = "code",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<Purpose> _purpose = EnumOption.One<Purpose>("--purpose", "Only this purpose.");

    private readonly Option<bool> _overdue = new("--overdue")
    {
        Description = "Only petitions with an overdue duty.",
    };

    private readonly Option<long> _atLeast = AtLeastOption.Create("without it, the list has all that is in the ledger");

    private readonly Pages _pages = new();

    public ListPetitionsCommand()
        : base(
            "list",
            "Lists petitions that the unit sees, newest first, without texts and personal data.",
            "petitionhub petitions list --status handed-over,received --unit 430103-housing",
            "petitionhub petitions list --scope territory --overdue --all -o json --unit 430100-bureau")
    {
        Add(_scope);
        Add(_statuses);
        Add(_category);
        Add(_territory);
        Add(_purpose);
        Add(_overdue);
        Add(_atLeast);
        _pages.AddTo(this);
        Does(ListAsync);
    }

    private async Task<int> ListAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new ListPetitionsRequest
        {
            Scope = parse.GetValue(_scope),
            Statuses = { parse.GetValue(_statuses) ?? [] },
            CategoryPrefix = parse.GetValue(_category),
            Territory = parse.GetValue(_territory),
            Purpose = parse.GetValue(_purpose),
            OverdueOnly = parse.GetValue(_overdue),
            MinSequence = parse.GetValue(_atLeast),
        };
        await _pages.ShowAsync<Petition>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Petitions.ListPetitionsAsync(request, cancellationToken: cancellationToken);
                session.Terminal.SayAsOf(page.AsOf);
                return (page.Petitions, page.NextPageToken);
            },
            PetitionTables.OfMany);
        return ExitCodes.Done;
    }
}
