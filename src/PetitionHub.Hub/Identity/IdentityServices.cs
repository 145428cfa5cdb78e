using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PetitionHub.Hub.Calls;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Identity;

/// <summary>Who calls, by the certificate.</summary>
internal static class IdentityServices
{
    /// <summary>Admits the caller of every call. Others add <c>IUnitDirectory</c> and <see cref="HubOptions"/>.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
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
        services.TryAddSingleton(provider => new LateUnits(
            () => provider.GetRequiredService<LedgerWriter>().RefreshUnitsAsync(CancellationToken.None)));
        services.AddGauge<HubCertificates>(
            "petitionhub.identity.faults", "{fault}",
            "Files of certificates that cannot be taken over, and revocation lists that are stale or of strangers.",
            certificates => certificates.FaultyFiles + certificates.StaleLists + certificates.ForeignLists);
        return services.AddCallPart<CallerPart>();
    }

    /// <summary>Admits callers before their messages are read. Call it after routing.</summary>
    public static IApplicationBuilder UseIdentity(this IApplicationBuilder app) => app.UseMiddleware<CallerAdmission>();
}
