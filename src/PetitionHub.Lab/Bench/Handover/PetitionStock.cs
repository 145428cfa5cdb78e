using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Petitions that the bureau holds and can hand over, each once. Registering them is the warm-up.</summary>
internal sealed class PetitionStock(HubChannel[] channels, int callers, NumberedIds ids, int seed, Failures failures)
{
    // 40 bytes of string and its reference, each; a bound on the memory of the benchmark.
    private const int MaxStock = 4_000_000;
    private const int Templates = 512;

    private readonly List<string> _petitions = [];
    private readonly Lock _adding = new();
    private readonly PetitionDetails[] _details =
    [
        .. new BuiltInPetitions(DivisionTable.Official, CategoryTable.Official)
            .Generate(Templates, seed, DateTimeOffset.UtcNow).Select(draft => draft.Details),
    ];
    private int _next = -1;

    /// <summary>The petitions' ids.</summary>
    public IReadOnlyList<string> Petitions => _petitions;

    /// <summary>Registers for a time.</summary>
    /// <returns>How many were registered a second.</returns>
    public async Task<double> FillForAsync(TimeSpan duration, CancellationToken cancel)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), _petitions.Count);
        await FillAsync(_ => Stopwatch.GetElapsedTime(began) >= duration, cancel);
        return (_petitions.Count - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Registers until there are so many.</summary>
    public Task FillToAsync(long count, CancellationToken cancel) => FillAsync(number => number >= count, cancel);

    private Task FillAsync(Func<int, bool> isEnough, CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
            Task.Run(() => RegisterAsync(channels[caller % channels.Length], isEnough, cancel), cancel)));

    private async Task RegisterAsync(HubChannel hub, Func<int, bool> isEnough, CancellationToken cancel)
    {
        var request = new RegisterPetitionRequest { Registration = new Registration() };
        while (Interlocked.Increment(ref _next) is var number && number < MaxStock && !isEnough(_petitions.Count))
        {
            request.RequestId = ids.Of(number);
            request.Registration.Details = _details[number % _details.Length];
            try
            {
                var answer = await hub.Petitions.RegisterPetitionAsync(request, cancellationToken: cancel);
                lock (_adding)
                    _petitions.Add(answer.Receipt.PetitionId);
            }
            catch (RpcException exception) when (!cancel.IsCancellationRequested)
            {
                if (failures.Add("register", exception) is { IsTransient: true, RetryDelay: { } delay })
                    await Task.Delay(delay, cancel);
            }
        }
    }
}
