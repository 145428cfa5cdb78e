namespace PetitionHub.Client;

/// <summary>Who calls the hub: a unit, or an operator of the hub.</summary>
/// <param name="UnitCode">The unit's code; null for an operator.</param>
/// <param name="OperatorName">The operator's name; null for a unit.</param>
public sealed record HubCaller(string? UnitCode, string? OperatorName)
{
    private const string UnitPrefix = "urn:petitionhub:unit:";
    private const string OperatorPrefix = "urn:petitionhub:operator:";

    /// <summary>As the ledger names it: the unit's code, or <c>operator:NAME</c>.</summary>
    public override string ToString() => UnitCode ?? $"operator:{OperatorName}";

    /// <summary>
    /// Reads the URI of a certificate's subject alternative name; null where it names neither a unit nor an operator.
    /// </summary>
    internal static HubCaller? FromUri(string uri) =>
        uri.StartsWith(UnitPrefix, StringComparison.Ordinal) ? new HubCaller(uri[UnitPrefix.Length..], null)
        : uri.StartsWith(OperatorPrefix, StringComparison.Ordinal) ? new HubCaller(null, uri[OperatorPrefix.Length..])
        : null;
}
