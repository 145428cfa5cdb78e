using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>
/// Takes commands as the hub does, in memory: each request id once. It breaks streams off, before or after it has decided. What
/// is reconciled are entries that a test gives.
/// </summary>
internal sealed class FakeSync : SyncService.SyncServiceBase, IDisposable
{
    private readonly Dictionary<string, Receipt> _receipts = [];
    private readonly Lock _deciding = new();
    private CancellationTokenSource _restored = new();
    private int _restores;

    /// <summary>Every command that was applied, in order, once each.</summary>
    public List<PushCommandsRequest> Applied { get; } = [];

    /// <summary>Every message that came, also those that came again.</summary>
    public List<PushCommandsRequest> Came { get; } = [];

    public int CameCount
    {
        get
        {
            lock (_deciding)
                return Came.Count;
        }
    }

    public int AppliedCount
    {
        get
        {
            lock (_deciding)
                return Applied.Count;
        }
    }

    public int Streams { get; private set; }

    /// <summary>What a command is refused for; null lets it through.</summary>
    public Func<PushCommandsRequest, CommandRefusal?> Refuse { get; set; } = _ => null;

    /// <summary>Breaks the stream off at a message: before it is decided, after that, or not at all.</summary>
    public Func<PushCommandsRequest, Break> BreakAt { get; set; } = _ => Break.Not;

    /// <summary>What the hub has exchanged with the caller.</summary>
    public ExchangedEntries Exchanged { get; } = new();

    public override Task<ListExchangeTotalsResponse> ListExchangeTotals(
        ListExchangeTotalsRequest request, ServerCallContext context) =>
        Task.FromResult(Exchanged.Totals(request));

    public override Task<CompareDigestsResponse> CompareDigests(CompareDigestsRequest request, ServerCallContext context) =>
        Task.FromResult(Exchanged.Compare(request));

    public override async Task PushCommands(
        IAsyncStreamReader<PushCommandsRequest> requests, IServerStreamWriter<PushCommandsResponse> responses,
        ServerCallContext context)
    {
        lock (_deciding)
            Streams++;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, Volatile.Read(ref _restored).Token);
        try
        {
            await AnswerAsync(requests, responses, ending.Token);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The hub is restored."));
        }
    }

    /// <summary>The receipt of a command that was applied, and is still there; null where there is none.</summary>
    public Receipt? FindReceipt(string requestId)
    {
        lock (_deciding)
            return _receipts.GetValueOrDefault(requestId);
    }

    /// <summary>
    /// Takes the ledger back to an earlier point, as a restored back-up does: streams break, and what came after it is gone.
    /// </summary>
    public void RestoreTo(int count)
    {
        lock (_deciding)
        {
            foreach (var lost in Applied.Skip(count))
                _receipts.Remove(Commands.RequestIdOf(Commands.RequestOf(lost)));
            Applied.RemoveRange(count, Applied.Count - count);
            _restores++;
        }

        using var before = Interlocked.Exchange(ref _restored, new CancellationTokenSource());
        before.Cancel();
    }

    private async Task AnswerAsync(
        IAsyncStreamReader<PushCommandsRequest> requests, IServerStreamWriter<PushCommandsResponse> responses,
        CancellationToken cancellationToken)
    {
        var (source, sequence) = ("", 0L);
        await foreach (var request in requests.ReadAllAsync(cancellationToken))
        {
            if ((source.Length == 0 && request.Source.Length == 0) || request.Sequence <= sequence)
                throw new RpcException(new Status(StatusCode.InvalidArgument, "No source, or a sequence that does not rise."));
            (source, sequence) = (source.Length == 0 ? request.Source : source, request.Sequence);
            var end = BreakAt(request);
            if (end == Break.Before)
                throw new RpcException(new Status(StatusCode.Unavailable, "Broken before."));
            var response = Decide(request);
            if (end == Break.After)
                throw new RpcException(new Status(StatusCode.Unavailable, "Broken after."));
            await responses.WriteAsync(response, cancellationToken);
        }
    }

    public void Dispose() => _restored.Dispose();

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        lock (_deciding)
        {
            (BreakAt, Refuse, Streams) = (_ => Break.Not, _ => null, 0);
            _receipts.Clear();
            Applied.Clear();
            Came.Clear();
        }
    }

    private PushCommandsResponse Decide(PushCommandsRequest request)
    {
        lock (_deciding)
        {
            Came.Add(request);
            var command = Commands.RequestOf(request);
            var id = Commands.RequestIdOf(command);
            if (!_receipts.TryGetValue(id, out var receipt))
            {
                if (Refuse(request) is { } refusal)
                    return new() { Sequence = request.Sequence, Refusal = refusal };
                Applied.Add(request);
                receipt = new Receipt
                {
                    RequestId = id,
                    PetitionId = Commands.PetitionIdOf(command) ?? $"petition-{Applied.Count}",
                    FirstSequence = Applied.Count,
                    LastSequence = Applied.Count,
                    Sha256 = ByteString.CopyFrom(SHA256.HashData([.. command.ToByteArray(), (byte)_restores])),
                };
                _receipts.Add(id, receipt);
            }

            return new()
            {
                Sequence = request.Sequence,
                Receipt = receipt,
                QueryCode = request.RegisterPetition is null ? "" : $"Q{receipt.LastSequence}"
            };
        }
    }
}

/// <summary>Where a stream breaks.</summary>
internal enum Break
{
    Not,
    Before,
    After,
}
