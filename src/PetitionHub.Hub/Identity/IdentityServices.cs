using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Identity;

/// <summary>Puts <see cref="CallerInterceptor"/> before every gRPC method of the host.</summary>
public static class IdentityServices
{
    /// <summary>
    /// Adds who calls. Call it right after AddHubErrors: interceptors run in the order in which they are added. The host adds
    /// an <c>IUnitDirectory</c>, <see cref="LateUnits"/> and its <see cref="HubOptions"/>.
    /// </summary>
    public static IServiceCollection AddHubIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HubCertificates>();
        services.AddHealthChecks().AddCheck<CertificatesHealth>("certificates");
        services.AddSingleton(provider =>
        {
            var certificates = provider.GetRequiredService<HubCertificates>();
            return new CertificateIdentity(
                () => certificates.Trusted, () => certificates.Revoked, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<Admission>();
        services.TryAddSingleton(provider => new OperatorRoles(
            (name, cancellationToken) => provider.GetRequiredService<LedgerStore>().Operators.FindAsync(name, cancellationToken),
            provider.GetRequiredService<HubOptions>().Identity.RoleWithoutAccount,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CallerInterceptor>();
        services.Configure<GrpcServiceOptions>(options => options.Interceptors.Add<CallerInterceptor>());
        return services;
    }
}
