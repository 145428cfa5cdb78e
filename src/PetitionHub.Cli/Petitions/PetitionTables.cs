using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Petitions;

/// <summary>Petitions for people.</summary>
internal static class PetitionTables
{
    public static Table OfMany(IEnumerable<Petition> petitions)
    {
        var table = Tables.Of("id", "registered", "status", "holder", "territory", "category", "due", "subject");
        foreach (var petition in petitions)
            table.Row(
                petition.PetitionId, Moments.Of(petition.RegisterTime), EnumWords.Of(petition.Status), petition.Holder,
                petition.Details?.Territory ?? "", petition.Details?.Category ?? "", NextDue(petition),
                petition.Details?.Subject ?? "");
        return table;
    }

    public static void WriteOne(Terminal terminal, Petition petition)
    {
        terminal.Write(Tables.OfFields([.. Standing(petition), .. Saying(petition.Details ?? new PetitionDetails())]));
        if (petition.Handovers.Count > 0)
            terminal.Write(OfHandovers(petition.Handovers));
        if (petition.Duties.Count > 0)
            terminal.Write(OfDuties(petition.Duties));
    }

    private static IEnumerable<(string Name, string Value)> Standing(Petition petition) =>
    [
        ("id", petition.PetitionId),
        ("status", EnumWords.Of(petition.Status)),
        ("holder", $"{petition.Holder} since {Moments.Of(petition.HoldTime)}"),
        ("registered", $"{Moments.Of(petition.RegisterTime)} by {petition.Registrar}"),
        ("query code", petition.QueryCode),
        ("numbers", string.Join(", ", petition.Numbers.Select(number => $"{number.IssuingUnit} {number.Number}"))),
        ("matter", petition.MatterId == petition.PetitionId ? "" : petition.MatterId),
        ("lead unit", petition.LeadUnit),
        ("assisting units", string.Join(", ", petition.AssistingUnits)),
        ("copied to", string.Join(", ", petition.CopiedUnits)),
        ("accepted", Moments.Of(petition.AcceptTime)),
        ("concluded", Moments.Of(petition.ConcludeTime)),
        ("to be decided by", petition.Arbiter),
    ];

    private static IEnumerable<(string Name, string Value)> Saying(PetitionDetails details) =>
    [
        ("channel", EnumWords.Of(details.Channel)),
        ("purpose", EnumWords.Of(details.Purpose)),
        ("category", details.Category),
        ("territory", details.Territory),
        ("petitioner", details.Anonymous ? "anonymous" : details.Petitioner?.Name ?? ""),
        ("subject", details.Subject),
        ("summary", details.Summary),
        ("content", details.Content),
    ];

    private static Table OfHandovers(IEnumerable<Handover> handovers)
    {
        var table = Tables.Of("handover", "from", "to", "at", "signed for", "may object until", "deadline");
        foreach (var handover in handovers)
            table.Row(
                EnumWords.Of(handover.Kind), handover.FromUnit, handover.ToUnit, Moments.Of(handover.Time),
                Moments.Of(handover.ReceiptTime), Moments.LastDay(handover.ObjectionDueTime), Moments.LastDay(handover.Deadline));
        return table;
    }

    private static Table OfDuties(IEnumerable<Duty> duties)
    {
        var table = Tables.Of("duty", "owed by", "last day", "state", "ended");
        foreach (var duty in duties)
            table.Row(
                EnumWords.Of(duty.Kind), duty.UnitCode,
                Moments.LastDay(duty.DueTime) + (duty.Provisional ? " (provisional)" : ""),
                EnumWords.Of(duty.State), Moments.Of(duty.EndTime));
        return table;
    }

    private static string NextDue(Petition petition) => Moments.LastDay(
        petition.Duties.Where(duty => duty.State == DutyState.Open).MinBy(duty => duty.DueTime?.Seconds)?.DueTime);
}
