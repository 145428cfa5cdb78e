using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary><c>units health</c>.</summary>
internal sealed class UnitHealthCommand : HubCommand
{
    private readonly Argument<string> _code = new("code") { Description = "The unit's code, as 430103-housing." };
    private readonly Option<long> _atLeast = AtLeastOption.OfFigures();

    public UnitHealthCommand()
        : base(
            "health",
            "Whether a unit's system works: when it last called and pulled, what waits in its inbox, which errors it got, when "
                + "its certificate ends, and what it owes. As csv, a line a consumer.",
            "petitionhub units health 430103-housing --operator admin",
            "petitionhub units health 430103-housing -o json --unit 430103-bureau")
    {
        Add(_code);
        Add(_atLeast);
        WritesSheets = true;
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new GetUnitHealthRequest
        {
            UnitCode = parse.GetRequiredValue(_code),
            MinSequence = parse.GetValue(_atLeast),
        };
        var health = await hub.Monitoring.GetUnitHealthAsync(request, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
        {
            session.Terminal.WriteJson(health);
            return ExitCodes.Done;
        }

        if (!session.Terminal.IsCsv)
            session.Terminal.Write(Tables.OfFields(
                ("unit", health.Unit.UnitCode),
                ("name", health.Unit.Name),
                ("status", EnumWords.Of(health.Unit.Status)),
                ("last call", OrNever(Moments.Of(health.LastCallTime))),
                ("last pull", OrNever(Moments.Of(health.LastPullTime))),
                ("last command", OrNever(Moments.Of(health.LastCommandTime))),
                ("certificate ends", Moments.Of(health.CertificateExpireTime)),
                ("open items", $"{health.OpenPetitions:N0}"),
                ("open duties", $"{health.OpenDuties:N0}, {health.OverdueDuties:N0} of them overdue")));
        var consumers = new Sheet("consumer", "sequence", "acknowledged", "backlog", "lag seconds", "parked");
        foreach (var one in health.Consumers)
            consumers.Row(one.Consumer, one.Sequence, one.AcknowledgeTime, one.Backlog, one.LagSeconds, one.Parked);
        session.Terminal.Write(consumers);
        if (!session.Terminal.IsCsv && health.Errors.Count > 0)
            session.Terminal.Write(ErrorsOf(health));
        session.Terminal.SayAsOf(health.AsOf);
        return ExitCodes.Done;
    }

    private static Sheet ErrorsOf(GetUnitHealthResponse health)
    {
        var errors = new Sheet("error", "count", "last");
        foreach (var error in health.Errors)
            errors.Row(error.Reason, error.Count, error.LastTime);
        return errors;
    }

    private static string OrNever(string moment) => moment.Length > 0 ? moment : "never";
}
