using System.Collections.Concurrent;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>An inbox in memory, with one consumer. Its streams may break off after some entries.</summary>
internal sealed class FakeInbox : InboxService.InboxServiceBase
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly Lock _reading = new();
    private long _cursor;
    private int _restores;

    /// <summary>After how many entries a stream breaks off.</summary>
    public int EntriesPerStream { get; set; } = int.MaxValue;

    /// <summary>How many acknowledgements fail before one is taken.</summary>
    public int FailingAcknowledgements { get; set; }

    public ConcurrentQueue<SubscribeInboxRequest> Subscriptions { get; } = new();

    public ConcurrentDictionary<long, string> Parked { get; } = new();

    public ConcurrentQueue<long> Released { get; } = new();

    public long Cursor => Interlocked.Read(ref _cursor);

    /// <summary>Adds entries, numbered on, of petitions in turn.</summary>
    public void Add(int count, int petitions = 1)
    {
        lock (_reading)
            for (var i = 0; i < count; i++)
            {
                var sequence = _entries.Count + 1;
                _entries.Add(new LedgerEntry
                {
                    Sequence = sequence,
                    Actor = "430100-bureau",
                    PetitionId = $"petition-{sequence % petitions}",
                    RequestId = Guid.CreateVersion7().ToString(),
                    Transfer = new() { DestinationUnit = "430103-bureau" },
                });
            }
    }

    /// <summary>The entry at a sequence now.</summary>
    public LedgerEntry At(long sequence)
    {
        lock (_reading)
            return _entries[(int)sequence - 1];
    }

    /// <summary>
    /// Takes the ledger back to an earlier point, as a restored back-up does: the streams break, the cursor goes back, and other
    /// entries will get the sequences.
    /// </summary>
    public void RestoreTo(int sequence)
    {
        lock (_reading)
        {
            _entries.RemoveRange(sequence, _entries.Count - sequence);
            _cursor = Math.Min(_cursor, sequence);
            _restores++;
        }
    }

    public override async Task SubscribeInbox(
        SubscribeInboxRequest request, IServerStreamWriter<SubscribeInboxResponse> responses, ServerCallContext context)
    {
        Subscriptions.Enqueue(request);
        var after = request.HasAfterSequence ? request.AfterSequence : Cursor;
        var left = EntriesPerStream;
        var restores = Volatile.Read(ref _restores);
        Confirm(after, request.AfterSha256);
        while (restores == Volatile.Read(ref _restores))
        {
            foreach (var entry in After(after))
            {
                if (left-- == 0)
                    throw new RpcException(new Status(StatusCode.Unavailable, "Broken."));
                await responses.WriteAsync(
                    new SubscribeInboxResponse { Entry = entry, Sha256 = Digest(entry) }, context.CancellationToken);
                after = entry.Sequence;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), context.CancellationToken);
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "The hub is restored."));
    }

    public override Task<PullInboxResponse> PullInbox(PullInboxRequest request, ServerCallContext context)
    {
        var entries = After(request.AfterSequence).Take(request.PageSize).ToList();
        return Task.FromResult(
            new PullInboxResponse { Entries = { entries }, Sha256S = { entries.Select(Digest) }, Cursor = Cursor });
    }

    public override Task<AcknowledgeInboxResponse> AcknowledgeInbox(AcknowledgeInboxRequest request, ServerCallContext context)
    {
        if (FailingAcknowledgements-- > 0)
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "Not now."));
        Confirm(request.Sequence, request.Sha256);
        return Task.FromResult(new AcknowledgeInboxResponse { Cursor = MoveTo(request.Sequence) });
    }

    public override Task<ParkInboxEntryResponse> ParkInboxEntry(ParkInboxEntryRequest request, ServerCallContext context)
    {
        Confirm(request.Sequence, request.Sha256);
        Parked[request.Sequence] = request.Reason;
        return Task.FromResult(new ParkInboxEntryResponse { Cursor = MoveTo(request.Sequence) });
    }

    public override Task<UnparkInboxEntryResponse> UnparkInboxEntry(UnparkInboxEntryRequest request, ServerCallContext context)
    {
        Released.Enqueue(request.Sequence);
        return Task.FromResult(new UnparkInboxEntryResponse());
    }

    private static ByteString Digest(LedgerEntry entry) => ByteString.CopyFrom(SHA256.HashData(entry.ToByteArray()));

    /// <summary>As the hub does, with its own refusals.</summary>
    private void Confirm(long sequence, ByteString sha256)
    {
        lock (_reading)
        {
            if (sequence > _entries.Count)
                throw new Refusal(RefusalReason.CursorAhead, "Beyond the head.").ToRpcException();
            if (!sha256.IsEmpty && sha256 != Digest(_entries[(int)sequence - 1]))
                throw new Refusal(RefusalReason.HistoryDiffers, "Another history.").ToRpcException();
        }
    }

    private List<LedgerEntry> After(long sequence)
    {
        lock (_reading)
            return [.. _entries.Skip((int)sequence)];
    }

    private long MoveTo(long sequence)
    {
        lock (_reading)
            return _cursor = Math.Max(_cursor, sequence);
    }
}
