using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace PetitionHub.Client.Internal;

/// <summary>What both sides of a reconciliation reckon alike (see <c>SyncService.ListExchangeTotals</c>).</summary>
internal static class ExchangeRules
{
    private static readonly string[] DestinationFields = ["destination_unit", "reviewing_unit", "responsible_unit", "redirect_to"];

    /// <summary>The unit that a command names as its destination; empty where it names none.</summary>
    public static string CounterpartyOf(IMessage request) => request.Descriptor.Fields.InFieldNumberOrder()
        .Where(field => field.FieldType == FieldType.Message && !field.IsRepeated)
        .Select(field => (IMessage?)field.Accessor.GetValue(request))
        .OfType<IMessage>()
        .SelectMany(step => DestinationFields.Select(name => step.Descriptor.FindFieldByName(name)?.Accessor.GetValue(step) as string))
        .FirstOrDefault(unit => unit is { Length: > 0 }) ?? "";
}
