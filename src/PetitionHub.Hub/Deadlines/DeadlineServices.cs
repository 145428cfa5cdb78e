using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Deadlines;

/// <summary>The watch over the dates of duties.</summary>
internal static class DeadlineServices
{
    public static void AddDeadlines(this IServiceCollection services) => services
        .AddSingleton<DeadlineWatch>().AddHostedService(provider => provider.GetRequiredService<DeadlineWatch>())
        .AddGauge<DeadlineWatch>(
            "petitionhub.deadlines.age", "s", "How long ago this replica had sent all notices that were due.",
            watch => (long)watch.Age.TotalSeconds);
}
