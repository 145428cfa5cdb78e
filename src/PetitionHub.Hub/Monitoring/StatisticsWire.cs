using System.Globalization;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Monitoring;

/// <summary>The official figures as the contract's messages.</summary>
internal static class StatisticsWire
{
    public static V1.FigureResult ToWire(FigureResult result)
    {
        var message = new V1.FigureResult { Figure = result.Figure.ToWire(), Petitions = result.Petitions };
        message.Buckets.AddRange(result.Buckets.Select(bucket => new V1.BucketCount
        {
            Bucket = bucket.Bucket.ToWire(),
            Count = bucket.Count,
        }));
        if (result.Value is { } value)
            message.Value = value;
        return message;
    }

    public static V1.StatisticsPetition ToWire(StatisticsPetition petition) => new()
    {
        PetitionId = petition.Petition.ToString(),
        Bucket = petition.Bucket.ToWire(),
        RegisterTime = InstantWire.ToWire(petition.RegisteredAt),
        Registrar = petition.Registrar.Value,
        PeriodTime = InstantWire.ToWire(petition.PeriodAt),
        DoneTime = InstantWire.ToWire(petition.DoneAt),
        Territory = petition.Region.ToString(),
        Holder = petition.Holder.Value,
        Status = petition.Status.ToWire(),
        PetitionerCount = petition.Persons,
        PeriodDay = petition.PeriodDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
