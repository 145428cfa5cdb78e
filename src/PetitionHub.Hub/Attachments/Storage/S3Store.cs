using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>
/// Parts as objects of a bucket, <c>KEY/00000</c>. An object is there when all of it is. Of two who put the same, the first wins
/// by <c>If-None-Match</c>; a server that does not know it lets the last one win, whose bytes are verified as the first one's
/// are.
/// </summary>
internal sealed class S3Store : IAttachmentStore, IDisposable
{
    private const int DeletedAtOnce = 1_000;

    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    public S3Store(AttachmentOptions options)
    {
        _bucket = options.S3Bucket!;
        var config = new AmazonS3Config
        {
            // Checksums beyond S3's first contract are not known to all compatible servers; the hub verifies whole files itself.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.S3Endpoint is { } endpoint)
            (config.ServiceURL, config.AuthenticationRegion, config.ForcePathStyle) = (endpoint, options.S3Region, true);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.S3Region);
        _client = options.S3AccessKey is { } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, options.S3SecretKey), config)
            : new AmazonS3Client(config);
    }

    public async Task PutAsync(Guid key, int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!MemoryMarshal.TryGetArray(bytes, out var array))
            array = bytes.ToArray();
        using var content = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        try
        {
            await _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _bucket,
                    Key = NameOf(key, index),
                    InputStream = content,
                    AutoCloseStream = false,
                    IfNoneMatch = "*",
                    UseChunkEncoding = false,
                },
                cancellationToken);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // Another has put it.
        }
    }

    public async Task<IReadOnlyList<StoredPart>> ListAsync(Guid key, CancellationToken cancellationToken)
    {
        var parts = new List<StoredPart>();
        await foreach (var stored in ListObjectsAsync($"{key:N}/", cancellationToken))
            if (TryRead(stored.Key, out _, out var index))
                parts.Add(new StoredPart(index, stored.Size ?? 0));
        return parts;
    }

    public async Task<Stream?> OpenAsync(Guid key, int index, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.GetObjectAsync(_bucket, NameOf(key, index), cancellationToken);
            return response.ResponseStream;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task DeleteAsync(Guid key, CancellationToken cancellationToken)
    {
        await foreach (var names in ListObjectsAsync($"{key:N}/", cancellationToken)
            .Select(stored => new KeyVersion { Key = stored.Key }).Chunk(DeletedAtOnce).WithCancellation(cancellationToken))
            await _client.DeleteObjectsAsync(
                new DeleteObjectsRequest { BucketName = _bucket, Objects = [.. names], Quiet = true }, cancellationToken);
    }

    public async IAsyncEnumerable<StoredKey> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The server lists by name, so that the parts of a key come one after the other.
        StoredKey? last = null;
        await foreach (var stored in ListObjectsAsync("", cancellationToken))
        {
            if (!TryRead(stored.Key, out var key, out _))
                continue;
            var writtenAt = new DateTimeOffset((stored.LastModified ?? DateTime.UnixEpoch).ToUniversalTime());
            if (last is { } before && before.Key != key)
                yield return before;
            last = last?.Key == key && last.Value.WrittenAt > writtenAt ? last : new StoredKey(key, writtenAt);
        }

        if (last is { } final)
            yield return final;
    }

    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<S3Object> ListObjectsAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await _client.ListObjectsV2Async(request, cancellationToken);
            foreach (var stored in page.S3Objects ?? [])
                yield return stored;
            if (page.IsTruncated != true)
                yield break;
            // A server that says neither what comes next nor that this was all would give the same page for ever.
            if (page.NextContinuationToken is not { Length: > 0 } next || next == request.ContinuationToken)
                throw new InvalidDataException(
                    $"The S3 server cut the list of '{prefix}' short and does not say where it continues.");
            request.ContinuationToken = next;
        }
        while (true);
    }

    private static string NameOf(Guid key, int index) => string.Create(CultureInfo.InvariantCulture, $"{key:N}/{index:D5}");

    private static bool TryRead(string name, out Guid key, out int index)
    {
        index = 0;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return Guid.TryParseExact(slash < 0 ? "" : name[..slash], "N", out key)
            && int.TryParse(name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
