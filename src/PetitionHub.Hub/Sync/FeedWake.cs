using System.Threading.Channels;
using PetitionHub.Domain.Units;

namespace PetitionHub.Hub.Sync;

/// <summary>Wakes one feed, from what its scopes may have got; it carries nothing, as the feed reads the ledger.</summary>
internal sealed class FeedWake(UnitCode? addressedTo, UnitCode? sentBy, Territory? reaching, FeedWakes owner) : IDisposable
{
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public string? AddressedTo { get; } = addressedTo?.Value;

    public string? SentBy { get; } = sentBy?.Value;

    public Territory? Reaching => reaching;

    public void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>Forgets what woke it, before the feed reads.</summary>
    public void Reset() => _woken.Reader.TryRead(out _);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _woken.Reader.ReadAsync(cancellationToken);

    public void Dispose() => owner.Close(this);
}
