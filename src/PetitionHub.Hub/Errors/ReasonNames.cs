using System.Collections.Frozen;
using PetitionHub.Contracts;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>The reasons of the domain as the contract describes them: the numbers are the same.</summary>
public static class ReasonNames
{
    private static readonly FrozenDictionary<RefusalReason, ReasonDescription> Descriptions =
        ReasonDescription.All.ToFrozenDictionary(each => (RefusalReason)each.Reason);

    /// <summary>The reason's name as it is sent, as <c>PETITION_NOT_FOUND</c>.</summary>
    public static string Of(RefusalReason reason) => Describe(reason).Name;

    /// <summary>What the contract says of the reason.</summary>
    public static ReasonDescription Describe(RefusalReason reason) => Descriptions[reason];
}
