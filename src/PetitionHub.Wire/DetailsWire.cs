using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.Collections;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>What an item says, its petitioner and its numbers, and the contract's messages.</summary>
public static class DetailsWire
{
    /// <summary>
    /// The details as a message. Without text (see <see cref="PetitionDetails.WithoutText"/>) they hold no personal data.
    /// </summary>
    public static V1.PetitionDetails ToWire(PetitionDetails details)
    {
        var wire = new V1.PetitionDetails
        {
            Subject = details.Subject,
            Summary = details.Summary,
            Content = details.Content,
            Cause = details.Cause,
            Petitioner = ToWire(details.Petitioner),
            Channel = details.Channel.ToWire(),
            Purpose = details.Purpose.ToWire(),
            Category = details.Category,
            Territory = details.Territory.ToString(),
            PetitionerCount = details.PetitionerCount,
            AffectedCount = details.AffectedCount,
            Anonymous = details.Anonymous,
            ConsentToPublish = details.ConsentToPublish,
            JointLetter = details.JointLetter,
            GroupRepresentatives = details.GroupRepresentatives,
            CrossRegion = details.CrossRegion,
            LitigationRelated = details.LitigationRelated,
            BacklogCase = details.BacklogCase,
            LeaderLed = details.LeaderLed,
            Urgent = details.Urgent,
            SecrecyLevel = details.Secrecy.ToWire(),
            FirstTime = details.FirstTime,
            SubmitTime = InstantWire.ToWire(details.SubmittedAt),
            ExcludedFromStatistics = details.ExcludedFromStatistics,
        };
        foreach (var unit in details.AccusedUnits)
            wire.AccusedUnits.Add(unit.Value);
        return wire;
    }

    /// <summary>A number as a message.</summary>
    public static V1.PetitionNumber ToWire(PetitionNumber number) =>
        new() { IssuingUnit = number.IssuingUnit.Value, Number = number.Number };

    internal static V1.Registration ToWire(Registration step)
    {
        var wire = new V1.Registration { Details = ToWire(step.Details), QueryCode = step.QueryCode };
        foreach (var number in step.Numbers)
            wire.Numbers.Add(ToWire(number));
        return wire;
    }

    internal static Registration? ReadRegistration(V1.Registration message, MessageFields fields)
    {
        var details = Read(message.Details, fields);
        var numbers = Read(message.Numbers, fields);
        return details is null ? null : new Registration(details, numbers, fields.AreStored ? message.QueryCode : "");
    }

    internal static Amendment? ReadAmendment(V1.Amendment message, MessageFields fields)
    {
        var details = Read(message.Details, fields);
        if (message.ExpectedVersion == 0)
            fields.Reject("expected_version", "is required");
        return details is null ? null : new Amendment(details, message.Reasons, message.ExpectedVersion);
    }

    internal static PetitionDetails? Read(V1.PetitionDetails? details, MessageFields fields)
    {
        if (details is null)
        {
            fields.Reject("details", "is required");
            return null;
        }

        return new PetitionDetails
        {
            Subject = details.Subject,
            Summary = details.Summary,
            Content = details.Content,
            Cause = details.Cause,
            Petitioner = Read(details.Petitioner),
            Channel = fields.Choice<Channel>("details.channel", (int)details.Channel),
            Purpose = fields.Choice<Purpose>("details.purpose", (int)details.Purpose),
            Category = fields.Category("details.category", details.Category),
            Territory = fields.Territory("details.territory", details.Territory),
            AccusedUnits = fields.Units("details.accused_units", details.AccusedUnits),
            PetitionerCount = details.PetitionerCount == 0 ? 1 : details.PetitionerCount,
            AffectedCount = details.AffectedCount,
            Anonymous = details.Anonymous,
            ConsentToPublish = details.ConsentToPublish,
            JointLetter = details.JointLetter,
            GroupRepresentatives = details.GroupRepresentatives,
            CrossRegion = details.CrossRegion,
            LitigationRelated = details.LitigationRelated,
            BacklogCase = details.BacklogCase,
            LeaderLed = details.LeaderLed,
            Urgent = details.Urgent,
            Secrecy = fields.OptionalChoice<SecrecyLevel>("details.secrecy_level", (int)details.SecrecyLevel),
            FirstTime = details.FirstTime,
            SubmittedAt = fields.OptionalTime("details.submit_time", details.SubmitTime),
            ExcludedFromStatistics = details.ExcludedFromStatistics,
        };
    }

    internal static ImmutableArray<PetitionNumber> Read(RepeatedField<V1.PetitionNumber> numbers, MessageFields fields)
    {
        if (numbers.Count == 0)
            return [];
        var read = new PetitionNumber[numbers.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = new PetitionNumber(fields.Unit("numbers", i, "issuing_unit", numbers[i].IssuingUnit), numbers[i].Number);
        return ImmutableCollectionsMarshal.AsImmutableArray(read);
    }

    private static V1.Petitioner? ToWire(Petitioner petitioner) => petitioner == Petitioner.Anonymous
        ? null
        : new()
        {
            Name = petitioner.Name,
            Phone = petitioner.Phone,
            Address = petitioner.Address,
            IdentityDigest = UnsafeByteOperations.UnsafeWrap(Convert.FromHexString(petitioner.IdentityDigest)),
        };

    private static Petitioner Read(V1.Petitioner? petitioner) => petitioner is null
        ? Petitioner.Anonymous
        : new(petitioner.Name, petitioner.Phone, petitioner.Address, Convert.ToHexStringLower(petitioner.IdentityDigest.Span));
}
