using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Repeats;

/// <summary>What finds repeats.</summary>
internal static class RepeatServices
{
    public static void AddRepeats(this IServiceCollection services)
    {
        services.AddSingleton<RepeatAnswers>().AddSingleton<SearchSlots>().AddSingleton<PetitionMemory>()
            .AddSingleton<CampaignAnswers>().AddSingleton<SubjectMemory>();
        services.AddSingleton<ITailReader>(provider => provider.GetRequiredService<PetitionMemory>());
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<PetitionMemory>());
        services.AddSingleton(provider => new SharedRepeats(
            provider.GetRequiredService<RepeatIndex>(),
            () => provider.GetRequiredService<HubProjections>().Repeats.Position,
            provider.GetRequiredService<PetitionMemory>(),
            provider.GetRequiredService<SearchSlots>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
