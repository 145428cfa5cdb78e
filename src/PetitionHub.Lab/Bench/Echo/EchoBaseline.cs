namespace PetitionHub.Lab.Bench.Echo;

/// <summary>Both echoes, in the clear and under mutual TLS, which are measured again and again beside a hub.</summary>
internal sealed class EchoBaseline : IAsyncDisposable
{
    // As long as the hub's: a cold echo would flatter the hub.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    private readonly EchoServer _plain;
    private readonly EchoServer _tls;
    private readonly int _callers;

    private EchoBaseline(EchoServer plain, EchoServer tls, int callers) => (_plain, _tls, _callers) = (plain, tls, callers);

    /// <summary>Starts both, and calls them until they are warm.</summary>
    public static async Task<EchoBaseline> StartAsync(int callers, int connections, CancellationToken cancel)
    {
        var plain = await EchoServer.StartAsync(connections, cancel);
        var baseline = new EchoBaseline(plain, await EchoServer.StartWithTlsAsync(connections, cancel), callers);
        await plain.MeasureAsync(callers, WarmUp, cancel);
        await baseline._tls.MeasureAsync(callers, WarmUp, cancel);
        return baseline;
    }

    /// <summary>Measures one after the other.</summary>
    public async Task<EchoRates> MeasureAsync(CancellationToken cancel) => new(
        await _plain.MeasureAsync(_callers, Duration, cancel), await _tls.MeasureAsync(_callers, Duration, cancel));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _tls.DisposeAsync();
    }
}

/// <summary>Echoes a second.</summary>
/// <param name="Plain">In the clear.</param>
/// <param name="Tls">Under mutual TLS.</param>
internal sealed record EchoRates(double Plain, double Tls);
