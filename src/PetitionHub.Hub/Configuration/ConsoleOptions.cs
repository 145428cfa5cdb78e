using System.ComponentModel.DataAnnotations;
using System.Net;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>The operators' console at the operations address, and who may sign in to it.</summary>
public sealed record ConsoleOptions
{
    /// <summary>Whether this hub serves it.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The OpenID Connect provider, as <c>https://id.example.cn/realms/hub</c>; null for local accounts.</summary>
    public string? Authority { get; init; }

    /// <summary>The console's client id there.</summary>
    public string? ClientId { get; init; }

    /// <summary>The console's secret there.</summary>
    [DataType(DataType.Password)]
    public string? ClientSecret { get; init; }

    /// <summary>The claim that has the operator's name: 2 to 40 of a–z, 0–9 and inner hyphens.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim that has the role, <c>view</c> or <c>operate</c>; who has neither is turned away.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>
    /// The proxies before the console, addresses and networks with commas between, as <c>127.0.0.1, 10.1.0.0/24</c>: whose
    /// <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Null: nobody's.
    /// </summary>
    public string? Proxies { get; init; }

    internal IReadOnlyList<IPNetwork> ProxyNetworks => [.. Named.Select(ReadNetwork).OfType<IPNetwork>()];

    private string[] Named => Proxies?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.That(
            Authority is null || (Uri.TryCreate(Authority, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback)),
            nameof(Authority), $"must be an https address as https://id.example.cn, and is '{Authority}'"),
        .. Checks.That(Authority is null || !string.IsNullOrEmpty(ClientId), nameof(ClientId),
            "must be given with an authority, and is not"),
        .. Checks.That(NameClaim.Length > 0, nameof(NameClaim), "must name a claim, and is empty"),
        .. Checks.That(RoleClaim.Length > 0, nameof(RoleClaim), "must name a claim, and is empty"),
        .. Named.Where(name => ReadNetwork(name) is null)
            .Select(name => new OptionError(
                nameof(Proxies), $"must name addresses or networks as 127.0.0.1 or 10.1.0.0/24, and has '{name}'")),
    ];

    private static IPNetwork? ReadNetwork(string name) => IPNetwork.TryParse(name, out var network) ? network
        : IPAddress.TryParse(name, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
}
