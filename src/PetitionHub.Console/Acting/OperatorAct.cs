using Microsoft.AspNetCore.Http;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;

namespace PetitionHub.Console.Acting;

/// <summary>What operators do at the console: each is a command like any other, with a reason.</summary>
internal sealed class OperatorAct(CommandGateway commands, ParkedEntries parked)
{
    /// <summary>The actions, as addresses name them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["urge", "unpark", "suspend", "reinstate"];

    /// <summary>What a form says beside reason and request id.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["petition", "unit", "consumer", "sequence", "back"];

    /// <summary>Does what a form asks for, also where the browser goes away meanwhile; gives the last entry.</summary>
    /// <exception cref="PetitionHub.Hub.Errors.RefusalException">The hub refused.</exception>
    public async Task<long> TakeAsync(string kind, IFormCollection form, Caller caller)
    {
        var (id, reason, unit) = (form["request_id"].ToString(), form["reason"].ToString().Trim(), form["unit"].ToString());
        if (kind == "unpark")
            return (await parked.UnparkAsync(ReadUnparking(form, id, unit, reason), caller, CancellationToken.None))
                .Receipt.LastSequence;
        Google.Protobuf.IMessage command = kind switch
        {
            "urge" => new UrgePetitionRequest
            {
                RequestId = id,
                PetitionId = form["petition"].ToString(),
                Urging = new() { Reasons = reason }
            },
            "suspend" => Change(id, UnitChangeKind.Suspend, unit, reason),
            "reinstate" => Change(id, UnitChangeKind.Reinstate, unit, reason),
            _ => throw new ArgumentException($"'{kind}' is not an action.", nameof(kind)),
        };
        return (await commands.SubmitAsync(command, caller, CancellationToken.None)).LastSequence;
    }

    private static UnparkEntryRequest ReadUnparking(IFormCollection form, string id, string unit, string reason) => new()
    {
        RequestId = id,
        UnitCode = unit,
        Consumer = form["consumer"].ToString(),
        Sequence = long.TryParse(form["sequence"], out var sequence) ? sequence : 0,
        Reason = reason,
    };

    private static ChangeUnitRequest Change(string id, UnitChangeKind kind, string unit, string reason) =>
        new() { RequestId = id, UnitChange = new() { Kind = kind, Unit = new() { UnitCode = unit }, Reason = reason } };
}
