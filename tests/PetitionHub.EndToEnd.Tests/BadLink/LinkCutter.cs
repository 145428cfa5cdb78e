using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PetitionHub.EndToEnd.Tests.BadLink;

/// <summary>
/// A link to the hub that is cut again and again: at once, or in the middle of the next bytes; and is then away for a while.
/// </summary>
internal sealed class LinkCutter : IAsyncDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly int _hubPort;
    private readonly Task _accepting;
    private volatile bool _isAway;
    private int _cutWithin;

    public LinkCutter(Uri hub)
    {
        _hubPort = hub.Port;
        _listener.Start();
        Address = new UriBuilder(hub) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients find the hub.</summary>
    public Uri Address { get; }

    public int Cuts { get; private set; }

    /// <summary>How many of the cuts took half of a piece of bytes along.</summary>
    public int CutsWithin { get; private set; }

    /// <summary>Cuts every connection.</summary>
    /// <param name="within">True waits for the next bytes, lets half of them through, and cuts then.</param>
    /// <param name="away">How long no connection is taken afterwards.</param>
    public async Task CutAsync(bool within, TimeSpan away)
    {
        Cuts++;
        if (within && !_open.IsEmpty)
        {
            Volatile.Write(ref _cutWithin, 1);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
            patience.CancelAfter(TimeSpan.FromSeconds(10));
            while (Volatile.Read(ref _cutWithin) == 1 && !patience.IsCancellationRequested)
                await Task.Delay(TimeSpan.FromMilliseconds(1), Wait.Token);
            CutsWithin += Interlocked.Exchange(ref _cutWithin, 0) == 0 ? 1 : 0;
        }

        _isAway = true;
        CloseAll();
        await Task.Delay(away, Wait.Token);
        _isAway = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting.Bounded();
        CloseAll();
        _ending.Dispose();
    }

    private void CloseAll()
    {
        foreach (var connection in _open.Keys)
            Close(connection);
    }

    /// <summary>With a reset, as a link ends: what is under way is lost.</summary>
    private void Close(TcpClient connection)
    {
        if (!_open.TryRemove(connection, out _))
            return;
        connection.LingerState = new LingerOption(true, 0);
        connection.Close();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_ending.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var hub = new TcpClient();
        _open[client] = _open[hub] = true;
        try
        {
            if (_isAway)
                return;
            await hub.ConnectAsync(IPAddress.Loopback, _hubPort, _ending.Token);
            await Task.WhenAny(CopyAsync(client.GetStream(), hub.GetStream()), CopyAsync(hub.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Cut, or no hub.
        }
        finally
        {
            Close(client);
            Close(hub);
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            for (var count = 1; count > 0;)
            {
                count = await from.ReadAsync(buffer, _ending.Token);
                if (count > 1 && Interlocked.Exchange(ref _cutWithin, 0) == 1)
                {
                    await to.WriteAsync(buffer.AsMemory(0, count / 2), _ending.Token);
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, count), _ending.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }
}
