using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace PetitionHub.V1;

/// <summary>
/// What hub and client must know alike of the items of an exchange (see <see cref="ExchangeDirection"/>), to compare them.
/// </summary>
public static class ExchangeItems
{
    private static readonly string[] Destinations = ["destination_unit", "reviewing_unit", "responsible_unit", "redirect_to"];

    /// <summary>
    /// The unit that a command names as destination; empty for a command that names none. A registration's is that of its
    /// handover.
    /// </summary>
    /// <param name="command">The request of a command; or, in the ledger, the last entry of one that does not begin with a
    /// unit_naming.</param>
    public static string DestinationOf(IMessage command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var field in command.Descriptor.Fields.InFieldNumberOrder())
            if (field is { FieldType: FieldType.Message, IsRepeated: false, IsMap: false }
                && field.Accessor.GetValue(command) is IMessage step)
                foreach (var name in Destinations)
                    if (step.Descriptor.FindFieldByName(name)?.Accessor.GetValue(step) is string { Length: > 0 } unit)
                        return unit;
        return "";
    }
}
