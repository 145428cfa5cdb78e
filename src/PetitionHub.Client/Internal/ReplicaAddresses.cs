using Grpc.Net.Client.Balancer;

namespace PetitionHub.Client.Internal;

/// <summary>
/// Lets a channel know the replicas of a hub: calls go to each in turn, and only to those that are there. Each is known by its own host
/// name, which its certificate has to have.
/// </summary>
internal sealed class ReplicaAddresses(IReadOnlyList<Uri> addresses) : IServiceProvider
{
    /// <summary>What the channel is given in place of an address.</summary>
    public const string Target = "static:///petitionhub";

    public object? GetService(Type serviceType) => serviceType == typeof(IEnumerable<ResolverFactory>)
        ? (ResolverFactory[])[new StaticResolverFactory(_ => addresses.Select(address => new BalancerAddress(address.Host, address.Port)))]
        : null;
}
