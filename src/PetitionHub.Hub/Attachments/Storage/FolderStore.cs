using System.Globalization;
using System.Runtime.CompilerServices;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>
/// Parts as files, <c>KEY/00000</c>, readable by their owner only. A part is written under another name, synced to the disk, and
/// linked to its own: a crash leaves whole parts, and temporary files that are never read and go with the key. A folder that was
/// removed, or whose volume was taken away, is not made anew: what is written there would be lost when the volume is back.
/// </summary>
internal sealed class FolderStore(string folder) : IAttachmentStore
{
    private const int BufferBytes = 64 * 1024;

    private OpenFile? _folder;

    public async Task PutAsync(Guid key, int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        RequireInPlace();
        var path = PathOf(key, index);
        if (File.Exists(path))
            return;
        DataFolder.Make(FolderOf(key));
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await WriteAsync(temporary, bytes, cancellationToken);
            // Unlike a rename that overwrites, this leaves what another has put meanwhile.
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public Task<IReadOnlyList<StoredPart>> ListAsync(Guid key, CancellationToken cancellationToken)
    {
        var parts = new List<StoredPart>();
        var files = new DirectoryInfo(FolderOf(key));
        if (files.Exists)
            foreach (var file in files.EnumerateFiles())
                if (int.TryParse(file.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    parts.Add(new StoredPart(index, file.Length));
        return Task.FromResult<IReadOnlyList<StoredPart>>(parts);
    }

    public Task<Stream?> OpenAsync(Guid key, int index, CancellationToken cancellationToken)
    {
        RequireInPlace();
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(key, index), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
                // The reader has a buffer of its own.
                BufferSize = 0,
            }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(Guid key, CancellationToken cancellationToken)
    {
        try
        {
            Directory.Delete(FolderOf(key), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another hub was faster.
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredKey> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RequireInPlace();
        var keys = new DirectoryInfo(folder);
        foreach (var key in keys.EnumerateDirectories())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Guid.TryParseExact(key.Name, "N", out var id))
                yield return new StoredKey(id, new DateTimeOffset(key.LastWriteTimeUtc));
        }

        await Task.CompletedTask;
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(path, options);
        for (var written = 0; written < bytes.Length; written += BufferBytes)
            await stream.WriteAsync(bytes[written..Math.Min(written + BufferBytes, bytes.Length)], cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The folder is made at the first use, and stays the same from then on.</summary>
    /// <exception cref="LedgerMovedException">It is another, or none.</exception>
    private void RequireInPlace()
    {
        if (_folder is { } known)
        {
            known.RequireInPlace();
            return;
        }

        DataFolder.Make(folder);
        Interlocked.CompareExchange(ref _folder, new OpenFile(folder), null);
    }

    private string FolderOf(Guid key) => Path.Combine(folder, key.ToString("N"));

    private string PathOf(Guid key, int index) => Path.Combine(FolderOf(key), index.ToString("D5", CultureInfo.InvariantCulture));
}
