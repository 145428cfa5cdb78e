using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace PetitionHub.V1;

/// <summary>
/// The unit to which a command goes. Hub and client must know it alike to compare what they exchanged (see <see
/// cref="ExchangeDirection"/>).
/// </summary>
public static class CommandDestination
{
    private static readonly string[] Destinations = ["destination_unit", "reviewing_unit", "responsible_unit", "redirect_to"];

    /// <summary>
    /// The unit that a command names as destination; empty for a command that names none. A registration's is that of its
    /// handover.
    /// </summary>
    /// <param name="command">The request of a command; or, in the ledger, the last entry of one that does not begin with a
    /// unit_naming.</param>
    public static string Of(IMessage command)
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
