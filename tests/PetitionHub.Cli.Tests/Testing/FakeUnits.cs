using System.Collections.Concurrent;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>Takes unit changes in memory, each request id once. It can break an import's stream off.</summary>
internal sealed class FakeUnits(FakeLedger ledger) : UnitService.UnitServiceBase
{
    private readonly ConcurrentDictionary<string, Receipt> _receipts = new();
    private int _untilBreak = -1;

    public int ChangeCount => _receipts.Count;

    /// <summary>A unit with this code is refused.</summary>
    public string RefusedCode { get; set; } = "";

    /// <summary>Breaks the stream off, once, after it has applied this many changes, before it has answered the last.</summary>
    public void BreakAfter(int changes) => _untilBreak = changes;

    public override async Task ImportUnits(
        IAsyncStreamReader<ImportUnitsRequest> requests,
        IServerStreamWriter<ImportUnitsResponse> responses,
        ServerCallContext context)
    {
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
        {
            var answer = Apply(request);
            if (_untilBreak > 0 && --_untilBreak == 0)
                throw RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING");
            await responses.WriteAsync(answer, context.CancellationToken);
        }
    }

    public override Task<GetUnitResponse> GetUnit(GetUnitRequest request, ServerCallContext context) =>
        throw RefusedCall.With(
            StatusCode.NotFound, "UNIT_UNKNOWN", "There is no such unit.", metadata: ("unit", request.UnitCode));

    private ImportUnitsResponse Apply(ImportUnitsRequest request)
    {
        var code = request.UnitChange.Unit.UnitCode;
        if (code == RefusedCode)
            return new() { UnitCode = code, Refused = new() { Reason = "UNIT_EXISTS", Message = "A unit has this code." } };
        var receipt = _receipts.GetOrAdd(request.RequestId, id =>
        {
            var sequence = ledger.Append();
            return new Receipt { RequestId = id, FirstSequence = sequence, LastSequence = sequence };
        });
        return new() { UnitCode = code, Receipt = receipt };
    }
}
