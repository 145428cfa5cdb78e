using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Petitions that the bureau holds and can hand over, each once. Registering them is the warm-up.</summary>
internal sealed class PetitionStock(HubChannel[] channels, int callers, NumberedIds ids, Failures failures)
{
    // 40 bytes of string and its reference, each; a bound on the memory of the benchmark.
    private const int MaxStock = 4_000_000;
    private const int Templates = 512;
    private const int SpareFactorPercent = 200;

    private static readonly TimeSpan RateAfter = TimeSpan.FromSeconds(3);

    private readonly List<string> _petitions = [];
    private readonly Lock _adding = new();
    private int _next = -1;

    /// <summary>The petitions' ids.</summary>
    public IReadOnlyList<string> Petitions => _petitions;

    /// <summary>How many were registered a second.</summary>
    public double RegisteredPerSecond { get; private set; }

    /// <summary>
    /// Registers for the warm-up at least, and until there is enough: the wanted number, or, where none is wanted, as many as
    /// could be handed over in the duration at twice the speed at which they are registered.
    /// </summary>
    public async Task FillAsync(TimeSpan warmUp, TimeSpan duration, long? wanted, int seed, CancellationToken cancel)
    {
        var details = new BuiltInPetitions(DivisionTable.Official, CategoryTable.Official)
            .Generate(Templates, seed, DateTimeOffset.UtcNow).Select(draft => draft.Details).ToArray();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
            Task.Run(() => RegisterAsync(channels[caller % channels.Length], details, IsEnough, cancel), cancel)));
        RegisteredPerSecond = _petitions.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;

        bool IsEnough(int number)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (number >= MaxStock)
                return true;
            if (elapsed < warmUp || elapsed < RateAfter)
                return false;
            var needed = wanted ?? (long)(number / elapsed.TotalSeconds * duration.TotalSeconds * SpareFactorPercent / 100);
            return number >= needed;
        }
    }

    private async Task RegisterAsync(
        HubChannel hub, PetitionDetails[] details, Func<int, bool> isEnough, CancellationToken cancel)
    {
        var request = new RegisterPetitionRequest { Registration = new Registration() };
        while (true)
        {
            var number = Interlocked.Increment(ref _next);
            if (isEnough(number))
                return;
            request.RequestId = ids.Of(number);
            request.Registration.Details = details[number % details.Length];
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
