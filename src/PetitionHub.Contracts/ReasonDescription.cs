using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using PetitionHub.V1;

namespace PetitionHub.Contracts;

/// <summary>A reason as the contract describes it to programs: read once from the options of <c>errors.proto</c>.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Name">Its name as it is sent: <c>PETITION_NOT_FOUND</c>.</param>
/// <param name="Rule">Its code, what it carries, and what the caller does about it.</param>
public sealed record ReasonDescription(Reason Reason, string Name, ReasonRule Rule)
{
    private const string Prefix = "REASON_";

    /// <summary>Every reason that is sent, in the order of the contract.</summary>
    public static IReadOnlyList<ReasonDescription> All { get; } =
    [
        .. ErrorsReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(V1.Reason)).Values
            .Where(value => value.Number != 0)
            .Select(value => new ReasonDescription(
                (Reason)value.Number, value.Name[Prefix.Length..], value.GetOptions().GetExtension(OptionsExtensions.Reason))),
    ];

    private static readonly FrozenDictionary<Reason, ReasonDescription> ByReason = All.ToFrozenDictionary(each => each.Reason);

    private static readonly FrozenDictionary<string, ReasonDescription> ByName = All.ToFrozenDictionary(each => each.Name);

    /// <summary>The description of a reason; null of a number that this contract does not know.</summary>
    public static ReasonDescription? Of(Reason reason) => ByReason.GetValueOrDefault(reason);

    /// <summary>The description of a reason by its name; null of a name that this contract does not know.</summary>
    public static ReasonDescription? Of(string name) => ByName.GetValueOrDefault(name);
}
