using Grpc.Net.Client.Balancer;

namespace PetitionHub.Client.Internal;

/// <summary>
/// Lets a channel know the replicas of a hub, listed or behind a DNS name: calls go to each in turn, and only to those that are
/// there. One that is listed is known by its own host name, which its certificate has to have.
/// </summary>
internal sealed class ReplicaAddresses(IReadOnlyList<Uri> addresses) : IServiceProvider
{
    /// <summary>The scheme of an address that stands for all that its name has.</summary>
    public const string DnsScheme = "dns";

    /// <summary>What the channel is given in place of an address, where there are several.</summary>
    public const string Target = "static:///petitionhub";

    // By itself the library asks again only when a connection fails: replicas that were added would get no calls.
    private static readonly TimeSpan DnsRefresh = TimeSpan.FromSeconds(30);

    public object? GetService(Type serviceType) => serviceType == typeof(IEnumerable<ResolverFactory>)
        ? (ResolverFactory[])[new DnsResolverFactory(DnsRefresh), Listed()]
        : null;

    private StaticResolverFactory Listed() =>
        new(_ => addresses.Select(address => new BalancerAddress(address.Host, address.Port)));
}
