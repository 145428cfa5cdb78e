using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>The names of the reasons as they are sent: those of the contract's <c>Reason</c> without their prefix.</summary>
public static class ReasonNames
{
    private const string Prefix = "REASON_";

    private static readonly FrozenDictionary<RefusalReason, string> Names = V1.ErrorsReflection.Descriptor
        .FindTypeByName<EnumDescriptor>(nameof(V1.Reason)).Values
        .Where(value => value.Number != 0)
        .ToFrozenDictionary(value => (RefusalReason)value.Number, value => value.Name[Prefix.Length..]);

    /// <summary>The reason's name, as <c>PETITION_NOT_FOUND</c>.</summary>
    public static string Of(RefusalReason reason) => Names[reason];
}
