using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Calls;

namespace PetitionHub.Hub.Contacts;

/// <summary>When each unit's system was heard of.</summary>
internal static class ContactServices
{
    public static void AddContacts(this IServiceCollection services) => services
        .AddSingleton<UnitContacts>().AddHostedService(provider => provider.GetRequiredService<UnitContacts>())
        .AddCallPart<ContactPart>();
}
