using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Testing;

/// <summary>Registers petitions in memory, each request id once.</summary>
public sealed class FakePetitions : PetitionService.PetitionServiceBase
{
    private readonly ConcurrentDictionary<string, Lazy<RegisterPetitionResponse>> _byRequestId = new();
    private long _sequence;

    /// <summary>Every call to register, also refused and repeated ones.</summary>
    public ConcurrentQueue<RegisterPetitionRequest> Calls { get; } = new();

    public int RegisteredCount => _byRequestId.Count;

    public Receipt? FindReceipt(string requestId) => _byRequestId.GetValueOrDefault(requestId)?.Value.Receipt;

    /// <summary>As after a restore from an old copy.</summary>
    public void Forget() => _byRequestId.Clear();

    /// <summary>What a call fails with; null lets it through.</summary>
    public Func<RegisterPetitionRequest, RpcException?> Fail { get; set; } = _ => null;

    public Petition Petition { get; } = new()
    {
        PetitionId = "p-1",
        Holder = "430103-housing",
        Status = PetitionStatus.HandedOver,
    };

    public override Task<RegisterPetitionResponse> RegisterPetition(RegisterPetitionRequest request, ServerCallContext context)
    {
        Calls.Enqueue(request);
        if (Fail(request) is { } failure)
            throw failure;
        return Task.FromResult(_byRequestId.GetOrAdd(request.RequestId, id => new(() => Register(id))).Value);
    }

    public override Task<GetPetitionResponse> GetPetition(GetPetitionRequest request, ServerCallContext context) =>
        request.PetitionId == Petition.PetitionId
            ? Task.FromResult(new GetPetitionResponse { Petition = Petition })
            : throw RefusedCall.With(
                StatusCode.NotFound, "PETITION_NOT_FOUND", "There is no such petition.",
                metadata: ("petition_id", request.PetitionId));

    /// <summary>What every registration and every question about repeats is answered with.</summary>
    public List<RepeatCandidate> LikelyRepeats { get; } = [];

    public override Task<FindRepeatsResponse> FindRepeats(FindRepeatsRequest request, ServerCallContext context) =>
        Task.FromResult(new FindRepeatsResponse
        {
            LikelyRepeats = { LikelyRepeats },
            Incomplete = LikelyRepeats.Count == 0,
            AsOf = AsOfAsked(request.MinSequence),
        });

    public override Task<ListPetitionsResponse> ListPetitions(ListPetitionsRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken == ""
            ? new ListPetitionsResponse
            {
                Petitions = { Petition, Petition },
                NextPageToken = "second",
                AsOf = AsOfAsked(request.MinSequence),
            }
            : new ListPetitionsResponse { Petitions = { Petition } });

    /// <summary>An answer that has just what was asked for, three entries before the head; null where nothing was.</summary>
    public static AsOf? AsOfAsked(long minSequence) =>
        minSequence == 0 ? null : new AsOf { Sequence = minSequence, HeadSequence = minSequence + 3 };

    private RegisterPetitionResponse Register(string requestId)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        return new RegisterPetitionResponse
        {
            QueryCode = $"Q{sequence}",
            LikelyRepeats = { LikelyRepeats },
            Receipt = new Receipt
            {
                RequestId = requestId,
                PetitionId = $"p-{sequence}",
                FirstSequence = sequence,
                LastSequence = sequence,
                Sha256 = ByteString.CopyFrom(new byte[32]),
            },
        };
    }
}
