using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync position</c>.</summary>
internal sealed class PositionCommand : HubCommand
{
    private readonly Argument<string> _source = new("source") { Description = "The source, as the system that pushes names it." };

    public PositionCommand()
        : base(
            "position",
            "Shows the highest sequence of a source of pushed commands that the hub decided: a system that lost its own count "
                + "continues after it. 0 for a source that never pushed.",
            "petitionhub sync position office --unit 430100-bureau",
            "petitionhub sync position office -o json --unit 430100-bureau")
    {
        Add(_source);
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var source = parse.GetValue(_source)!;
        var position = await hub.Sync.GetPushPositionAsync(new() { Source = source }, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(new JsonObject { ["source"] = source, ["sequence"] = position.Sequence });
        else
            session.Terminal.WriteLine($"{position.Sequence}");
        return ExitCodes.Done;
    }
}
