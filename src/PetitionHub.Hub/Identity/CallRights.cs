using System.Collections.Concurrent;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Hub.Identity;

/// <summary>What the role of an operator allows, by the method, whatever the way it is called.</summary>
internal static class CallRights
{
    // The contract's verbs for what changes nothing; an unknown verb may change something.
    private static readonly string[] Reading =
        ["Get", "List", "Find", "Count", "Resolve", "Compare", "Pull", "Stream", "Subscribe", "Watch", "Download"];

    private const string OwnServices = "/petitionhub.";

    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <summary>True for a method that changes nothing, and for all of other services: health and reflection.</summary>
    /// <param name="method">As <c>/petitionhub.v1.UnitService/GetUnit</c>.</param>
    public static bool IsRead(string method) => Known.GetOrAdd(method, name =>
        !name.StartsWith(OwnServices, StringComparison.Ordinal)
        || Reading.Any(verb => name.AsSpan(name.LastIndexOf('/') + 1).StartsWith(verb, StringComparison.Ordinal)));

    /// <summary>Requires that the caller's role allows a method.</summary>
    /// <exception cref="RefusalException">PERMISSION_DENIED OPERATOR_REQUIRED: the operator may only look.</exception>
    public static void RequireRight(this Caller caller, string method)
    {
        if (caller.Role == OperatorRole.View && !IsRead(method))
        {
            var name = caller.Actor.Value;
            throw new RefusalException(new Refusal(
                RefusalReason.OperatorRequired,
                $"The call is for operators of role operate, and {name} has view. Give its account the role.")
                .With("operator", name).With("role", "view"));
        }
    }
}
