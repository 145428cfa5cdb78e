using System.Globalization;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Monitoring;

/// <summary>The official figures as the contract's messages.</summary>
internal static class StatisticsWire
{
    public static V1.FigureResult ToWire(FigureResult result)
    {
        var message = new V1.FigureResult { Figure = result.Figure.ToWire(), Items = result.Items };
        message.Buckets.AddRange(result.Buckets.Select(bucket => new V1.BucketCount
        {
            Bucket = bucket.Bucket.ToWire(),
            Count = bucket.Count,
        }));
        if (result.Value is { } value)
            message.Value = value;
        return message;
    }

    public static V1.StatisticsItem ToWire(StatisticsItem item) => new()
    {
        PetitionId = item.Petition.ToString(),
        Bucket = item.Bucket.ToWire(),
        RegisterTime = InstantWire.ToWire(item.RegisteredAt),
        Registrar = item.Registrar.Value,
        PeriodTime = InstantWire.ToWire(item.PeriodAt),
        DoneTime = InstantWire.ToWire(item.DoneAt),
        Territory = item.Region.ToString(),
        Holder = item.Holder.Value,
        Status = item.Status.ToWire(),
        PetitionerCount = item.Persons,
        PeriodDay = item.PeriodDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
