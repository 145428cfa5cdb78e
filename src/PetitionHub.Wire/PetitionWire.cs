using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>A petition as it stands, as the contract's resource.</summary>
public static class PetitionWire
{
    /// <summary>The petition as a message.</summary>
    /// <param name="state">The fold of its entries.</param>
    /// <param name="details">What it says: with text for a single petition, without for lists.</param>
    /// <param name="lastSequence">The sequence number of its last entry.</param>
    public static V1.Petition ToWire(PetitionState state, PetitionDetails details, long lastSequence)
    {
        var wire = new V1.Petition
        {
            PetitionId = state.Id.ToString(),
            Version = state.Version,
            QueryCode = state.QueryCode,
            Registrar = state.Registrar.Value,
            RegisterTime = InstantWire.ToWire(state.RegisteredAt),
            Details = DetailsWire.ToWire(details),
            Status = state.Status.ToWire(),
            Holder = state.Holder.Value,
            HoldTime = InstantWire.ToWire(state.HeldSince),
            MatterId = state.Matter.ToString(),
            LeadUnit = state.LeadUnit?.Value ?? "",
            AcceptTime = InstantWire.ToWire(state.AcceptedAt),
            ConcludeTime = InstantWire.ToWire(state.ConcludedAt),
            ConcludedBy = state.ConcludedBy?.Value ?? "",
            Extended = state.Extended,
            Arbiter = state.Arbiter?.Value ?? "",
            LastSequence = lastSequence,
            Bounces = state.Bounces,
            BetweenHandsTime = InstantWire.ToWire(state.BetweenHandsSince),
        };
        foreach (var number in state.Numbers)
            wire.Numbers.Add(DetailsWire.ToWire(number));
        foreach (var handover in state.Handovers)
            wire.Handovers.Add(ToWire(handover));
        foreach (var unit in state.Copied)
            wire.CopiedUnits.Add(unit.Value);
        foreach (var unit in state.Assisting)
            wire.AssistingUnits.Add(unit.Value);
        foreach (var duty in state.Duties)
            wire.Duties.Add(DutyWire.ToWire(duty));
        return wire;
    }

    private static V1.Handover ToWire(Handover handover) => new()
    {
        Kind = handover.Kind.ToWire(),
        FromUnit = handover.From.Value,
        ToUnit = handover.To.Value,
        Time = InstantWire.ToWire(handover.At),
        ReceiptTime = InstantWire.ToWire(handover.ReceivedAt),
        ObjectionDueTime = InstantWire.ToWire(handover.ObjectionDue),
        Deadline = InstantWire.ToWire(handover.Deadline),
        ReportWanted = handover.ReportWanted,
    };
}
