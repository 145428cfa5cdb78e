using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.CommandLine.Output;
using PetitionHub.CommandLine.Texts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>
/// Sends the lines of a file, a bounded number at once. Some 50 bytes of each line are kept, to recognise one that comes again. A
/// refused line is noted and the others are still sent; an unreachable hub, or one that refuses the caller, ends the push.
/// </summary>
internal sealed class PetitionPush(
    PetitionService.PetitionServiceClient petitions,
    PetitionLines lines,
    ReceiptsFile receipts,
    RefusedFile refusals,
    HubRetry retry,
    int parallel)
{
    /// <summary>The lines of this run by their request ids, so that one petition is not told as two.</summary>
    private readonly Dictionary<Guid, (long Line, ulong Digest)> _seen = [];

    private long _bytesRead;
    private long _lines;
    private long _registered;
    private long _repeated;
    private long _likelyRepeats;
    private long _skipped;
    private long _refused;

    /// <exception cref="RpcException">The hub stayed away, or refuses the caller.</exception>
    public async Task<PushTally> RunAsync(
        FileInfo file, TextDecoder decoder, ProgressMeter meter, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            ReadRequests(TextLines.Read(file.FullName, decoder)),
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (line, token) =>
            {
                await SendAsync(line.Number, line.Request, token);
                meter.Report(Volatile.Read(ref _bytesRead), $"{_registered:N0} registered, {_refused:N0} refused");
            });
        return new PushTally(_lines, _registered, _repeated, _likelyRepeats, _skipped, _refused);
    }

    /// <summary>
    /// The lines that are to be sent, one after the other, since which of two lines with one id is the first is said by the file.
    /// Pulled by one worker at a time.
    /// </summary>
    private IEnumerable<(long Number, RegisterPetitionRequest Request)> ReadRequests(IEnumerable<TextLine> texts)
    {
        foreach (var line in lines.Number(Counted(texts)))
        {
            Interlocked.Increment(ref _lines);
            if (TryRead(line) is not { } request)
                continue;
            if (receipts.Has(request))
                Interlocked.Increment(ref _skipped);
            else
                yield return (line.Number, request);
        }
    }

    /// <summary>Null where the line is not a petition, or the same one as an earlier line.</summary>
    private RegisterPetitionRequest? TryRead(NumberedLine line)
    {
        try
        {
            var request = lines.Read(line);
            var (id, said) = (Guid.Parse(request.RequestId), Convert.ToUInt64(ReceiptsFile.DigestOf(request), 16));
            if (_seen.TryAdd(id, (line.Number, said)))
                return request;
            var (earlier, digest) = _seen[id];
            if (digest != said)
                throw new LineException("id", $"It has the id of line {earlier}, and says something else.");
            Interlocked.Increment(ref _repeated);
        }
        catch (LineException fault)
        {
            Refuse(new LineRefusal(line.Number, "", "FIELD_INVALID", fault.Field, fault.Message));
        }

        return null;
    }

    private async Task SendAsync(long line, RegisterPetitionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await retry.CallAsync(
                async token => await petitions.RegisterPetitionAsync(request, cancellationToken: token), cancellationToken);
            receipts.Append(line, request, response);
            Interlocked.Increment(ref _registered);
            if (response.LikelyRepeats.Count > 0)
                Interlocked.Increment(ref _likelyRepeats);
        }
        catch (RpcException exception) when (HubError.From(exception) is { } error && IsOfLine(error))
        {
            var field = error.FieldViolations is [var first, ..] ? first.Field : error.Metadata.GetValueOrDefault("field", "");
            Refuse(new LineRefusal(line, request.RequestId, error.ReasonName, field, error.Message));
        }
    }

    /// <summary>
    /// False where the next line would fare no better: no hub, or a caller that it does not serve. A failure without a reason of
    /// the hub's may be of this line alone, where the code says that it is about what was sent.
    /// </summary>
    private static bool IsOfLine(HubError error) => error.IsFromHub
        ? !error.IsTransient && error.Code != StatusCode.Unauthenticated && error.Reason != Reason.UnitInactive
        : error.Code is StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.DataLoss
            || (error.Code == StatusCode.ResourceExhausted && !error.IsTransient);

    private void Refuse(LineRefusal refusal)
    {
        refusals.Append(refusal);
        Interlocked.Increment(ref _refused);
    }

    private IEnumerable<TextLine> Counted(IEnumerable<TextLine> texts)
    {
        foreach (var line in texts)
        {
            Interlocked.Add(ref _bytesRead, line.Bytes);
            yield return line;
        }
    }
}
