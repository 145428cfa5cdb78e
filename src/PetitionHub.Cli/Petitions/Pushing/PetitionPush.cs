using System.Text;
using Grpc.Core;
using PetitionHub.Cli.Output;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>
/// Sends the lines of a file, a bounded number at once, so that memory does not grow with the file. A refused line is noted and
/// the others go on; a hub that stays away, or that refuses the caller, ends the push.
/// </summary>
internal sealed class PetitionPush(
    PetitionService.PetitionServiceClient petitions,
    PetitionLines lines,
    ReceiptsFile receipts,
    RefusedFile refusals,
    HubRetry retry,
    int parallel)
{
    private long _bytesRead;
    private long _lines;
    private long _registered;
    private long _likelyRepeats;
    private long _skipped;
    private long _refused;

    /// <exception cref="RpcException">The hub stayed away, or refuses the caller.</exception>
    public async Task<PushTally> RunAsync(FileInfo file, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var reader = file.OpenText();
        await Parallel.ForEachAsync(
            lines.Number(ReadLines(reader)),
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (line, token) =>
            {
                await PushAsync(line, token);
                meter.Report(Volatile.Read(ref _bytesRead), $"{_registered:N0} registered, {_refused:N0} refused");
            });
        return new PushTally(_lines, _registered, _likelyRepeats, _skipped, _refused);
    }

    private async Task PushAsync(NumberedLine line, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lines);
        RegisterPetitionRequest request;
        try
        {
            request = lines.Read(line);
        }
        catch (LineException fault)
        {
            Refuse(new LineRefusal(line.Number, "", "FIELD_INVALID", fault.Field, fault.Message));
            return;
        }

        if (receipts.Has(request))
        {
            Interlocked.Increment(ref _skipped);
            return;
        }

        await SendAsync(line, request, cancellationToken);
    }

    private async Task SendAsync(NumberedLine line, RegisterPetitionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await retry.CallAsync(
                async token => await petitions.RegisterPetitionAsync(request, cancellationToken: token), cancellationToken);
            receipts.Append(line.Number, request, response);
            Interlocked.Increment(ref _registered);
            if (response.LikelyRepeats.Count > 0)
                Interlocked.Increment(ref _likelyRepeats);
        }
        catch (RpcException exception) when (HubError.From(exception) is { } error && IsOfLine(error))
        {
            var field = error.FieldViolations is [var first, ..] ? first.Field : error.Metadata.GetValueOrDefault("field", "");
            Refuse(new LineRefusal(line.Number, request.RequestId, error.ReasonName, field, error.Message));
        }
    }

    /// <summary>False where the next line would fare no better: no hub, or a caller that it does not serve.</summary>
    private static bool IsOfLine(HubError error) =>
        error.IsFromHub && !error.IsTransient && error.Code != StatusCode.Unauthenticated && error.Reason != Reason.UnitInactive;

    private void Refuse(LineRefusal refusal)
    {
        refusals.Append(refusal);
        Interlocked.Increment(ref _refused);
    }

    /// <summary>Pulled by one worker at a time.</summary>
    private IEnumerable<string> ReadLines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            Interlocked.Add(ref _bytesRead, Encoding.UTF8.GetByteCount(line) + 1);
            yield return line;
        }
    }
}
