using Google.Protobuf;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Samples.County;

/// <summary>
/// Sends the handling opinions that the department's own system lays out. No file stops those after it, nor this process.
/// </summary>
internal sealed class OutgoingDesk(Outbox outbox, Folders folders, ILogger<OutgoingDesk> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>For so many looks a file that makes no sense may still be being written; as long as it changes, it is.</summary>
    private const int LooksAtBadFile = 6;

    /// <summary>Files that could not be sent yet: how they were, at how many looks, and what was told of them.</summary>
    private readonly Dictionary<string, (long Bytes, DateTime Written, int Looks, string Trouble)> _waiting = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var file in Files())
                await TakeAsync(file, stoppingToken);
    }

    private FileInfo[] Files()
    {
        try
        {
            return new DirectoryInfo(folders.Outgoing)
                .GetFiles("*.json", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Tell(new FileInfo(folders.Outgoing), exception.Message);
            return [];
        }
    }

    private async Task TakeAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            file.Refresh();
            var before = (file.Length, file.LastWriteTimeUtc);
            await SendAsync(await OpinionFile.ReadAsync(file, cancellationToken), cancellationToken);
            // It is durable in the outbox now. Another that was laid in its place meanwhile is read at the next look.
            file.Refresh();
            if (!file.Exists || (file.Length, file.LastWriteTimeUtc) != before)
                return;
            Folders.Keep(file, folders.Sent);
            _waiting.Remove(file.Name);
        }
        catch (FormatException fault)
        {
            SetAside(file, fault.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Not the file's fault, as a full disk: it stays where it is, and is tried again at the next look.
            Tell(file, exception.Message);
        }
    }

    /// <summary>
    /// The request id is made of the petition and of what the opinion says: the same file, found again after a crash, is the same
    /// command, and a corrected one is another. A file that is laid out again unchanged after the hub refused it is meant to be
    /// tried again.
    /// </summary>
    private async Task SendAsync(ConcludePetitionRequest request, CancellationToken cancellationToken)
    {
        var content = request.HandlingOpinion.ToByteString().ToBase64();
        for (var refused = 0L; ;)
        {
            request.RequestId = CommandId.Of("conclude", request.PetitionId, content, $"{refused}").ToString();
            var number = await outbox.EnqueueAsync(request, cancellationToken: cancellationToken);
            if ((await outbox.FindAsync(number, cancellationToken))?.State != OutboxState.Refused)
                return;
            refused = number;
        }
    }

    private void SetAside(FileInfo file, string reason)
    {
        try
        {
            file.Refresh();
            if (!file.Exists || IsBeingWritten(file, reason))
                return;
            var path = Folders.Keep(file, folders.Refused);
            Folders.Explain(path, reason);
            _waiting.Remove(file.Name);
            log.LogError("Set aside as {Path}: {Reason}", path, reason);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Tell(file, exception.Message);
        }
    }

    private bool IsBeingWritten(FileInfo file, string reason)
    {
        var before = _waiting.GetValueOrDefault(file.Name);
        var looks = before.Bytes == file.Length && before.Written == file.LastWriteTimeUtc ? before.Looks + 1 : 1;
        _waiting[file.Name] = (file.Length, file.LastWriteTimeUtc, looks, reason);
        return looks < LooksAtBadFile;
    }

    /// <summary>Once for each trouble, not at each look.</summary>
    private void Tell(FileInfo file, string trouble)
    {
        if (_waiting.GetValueOrDefault(file.Name).Trouble == trouble)
            return;
        _waiting[file.Name] = (0, default, 0, trouble);
        log.LogError("{File} cannot be sent yet, and is tried again: {Trouble}", file.Name, trouble);
    }
}
