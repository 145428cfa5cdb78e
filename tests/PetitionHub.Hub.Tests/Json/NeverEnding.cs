namespace PetitionHub.Hub.Tests.Json;

/// <summary>A body that ends after one byte, since its sender breaks off.</summary>
internal sealed class NeverEnding(CancellationTokenSource sending) : MemoryStream("{"u8.ToArray())
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        if (read == 0)
            await sending.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return read;
    }
}
