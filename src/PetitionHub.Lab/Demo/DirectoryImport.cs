using PetitionHub.Client;
using PetitionHub.V1;
using Unit = PetitionHub.Domain.Units.Unit;

namespace PetitionHub.Lab.Demo;

/// <summary>Brings units into a hub as an operator, over one stream. A unit that is there already is left as it is.</summary>
internal static class DirectoryImport
{
    private const int ReportEvery = 1_000;
    private const string UnitExists = "UNIT_EXISTS";

    /// <summary>Sends every unit, and reads every answer while it sends.</summary>
    /// <param name="hub">An operator's connection.</param>
    /// <param name="units">The units, parents first.</param>
    /// <param name="run">Makes the request ids: the same run may be sent again.</param>
    /// <param name="report">Called now and then with how many are in.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="InvalidOperationException">The hub refused one; the text says which and why.</exception>
    public static async Task RunAsync(
        HubChannel hub, IReadOnlyCollection<Unit> units, string run, Action<int> report, CancellationToken cancel)
    {
        using var call = hub.Units.ImportUnits(cancellationToken: cancel);
        var sending = SendAsync();
        var done = 0;
        while (await call.ResponseStream.MoveNext(cancel))
        {
            var answer = call.ResponseStream.Current;
            if (answer.Refused is { } refused && refused.Reason != UnitExists)
                throw new InvalidOperationException($"Unit {answer.UnitCode} was refused: {refused.Reason}: {refused.Message}");
            if (++done % ReportEvery == 0)
                report(done);
        }

        await sending;
        report(done);
        if (done != units.Count)
            throw new InvalidOperationException($"{units.Count} units were sent and {done} answered.");

        async Task SendAsync()
        {
            foreach (var unit in units)
                await call.RequestStream.WriteAsync(ToRequest(unit, run), cancel);
            await call.RequestStream.CompleteAsync();
        }
    }

    private static ImportUnitsRequest ToRequest(Unit unit, string run) => new()
    {
        RequestId = CommandId.Of("import", run, unit.Code.Value).ToString(),
        UnitChange = new UnitChange
        {
            Kind = UnitChangeKind.Register,
            Unit = new V1.Unit
            {
                UnitCode = unit.Code.Value,
                Name = unit.Name,
                Territory = unit.Territory.ToString(),
                OrganType = (OrganType)unit.Organ,
                System = unit.System,
            },
        },
    };
}
