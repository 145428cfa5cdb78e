using System.ComponentModel.DataAnnotations;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Attachments;

/// <summary>Where attachments lie, and what units may upload.</summary>
public sealed record AttachmentOptions
{
    /// <summary>A folder that all hubs of one ledger share.</summary>
    public const string FolderStore = "folder";

    /// <summary>A bucket of an S3-compatible server.</summary>
    public const string S3Store = "s3";

    private const long Gibibyte = 1024L * 1024 * 1024;

    /// <summary>Where the bytes lie: <see cref="FolderStore"/> or <see cref="S3Store"/>.</summary>
    public string Store { get; init; } = FolderStore;

    /// <summary>
    /// The folder; null for <c>attachments</c> in the data folder. Hubs on several machines need one that they share.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The largest file, in bytes. 1 to 64 GiB.</summary>
    public long MaxFileBytes { get; init; } = 2 * Gibibyte;

    /// <summary>How many bytes the uploads of one unit may have. 1 to 1 PiB.</summary>
    public long UnitQuotaBytes { get; init; } = 1024 * Gibibyte;

    /// <summary>The media types that may be uploaded, separated by commas; <c>image/*</c> stands for all of its kind.</summary>
    public string MediaTypes { get; init; } = string.Join(
        ',', "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.*", "application/vnd.oasis.opendocument.*", "application/ofd",
        "application/rtf",
        "text/plain", "text/csv", "image/*", "audio/*", "video/*", "application/zip", "application/x-7z-compressed",
        "application/gzip");

    /// <summary>After how many days an upload that no entry refers to is removed. 1 to 365.</summary>
    public int KeepUnfiledDays { get; init; } = 7;

    /// <summary>How many uploads one unit may send at once. 1 to 64.</summary>
    public int UploadsPerUnit { get; init; } = 8;

    /// <summary>How many uploads the hub takes at once; each holds 4 MiB of memory. 1 to 10,000.</summary>
    public int UploadsAtOnce { get; init; } = 64;

    /// <summary>The S3-compatible server, as <c>https://s3.example:9000</c>; null for that of the region.</summary>
    public string? S3Endpoint { get; init; }

    /// <summary>The bucket, which must be there.</summary>
    public string? S3Bucket { get; init; }

    /// <summary>The region that requests are signed for.</summary>
    public string S3Region { get; init; } = "us-east-1";

    /// <summary>The access key; null for what the machine provides.</summary>
    [DataType(DataType.Password)]
    public string? S3AccessKey { get; init; }

    /// <summary>The secret of the access key.</summary>
    [DataType(DataType.Password)]
    public string? S3SecretKey { get; init; }

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.That(Store is FolderStore or S3Store, nameof(Store), $"must be {FolderStore} or {S3Store}, and is '{Store}'"),
        .. Checks.That(Folder is null || !string.IsNullOrWhiteSpace(Folder), nameof(Folder), "must name a folder, and is blank"),
        .. Checks.Range(MaxFileBytes, 1, 64 * Gibibyte, nameof(MaxFileBytes), "bytes"),
        .. Checks.Range(UnitQuotaBytes, 1, 1024 * 1024 * Gibibyte, nameof(UnitQuotaBytes), "bytes"),
        .. Checks.That(
            AcceptedTypes.AreWellFormed(MediaTypes), nameof(MediaTypes),
            $"must be media types separated by commas, as application/pdf,image/*, and is '{MediaTypes}'"),
        .. Checks.Range(KeepUnfiledDays, 1, 365, nameof(KeepUnfiledDays), "days"),
        .. Checks.Range(UploadsPerUnit, 1, 64, nameof(UploadsPerUnit), "uploads"),
        .. Checks.Range(UploadsAtOnce, 1, 10_000, nameof(UploadsAtOnce), "uploads"),
        .. Checks.That(
            S3Endpoint is null || (Uri.TryCreate(S3Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
            nameof(S3Endpoint), $"must be an http or https address as https://s3.example:9000, and is '{S3Endpoint}'"),
        .. Checks.That(Store != S3Store || !string.IsNullOrWhiteSpace(S3Bucket), nameof(S3Bucket),
            $"must name a bucket, as {nameof(Store)} is {S3Store}"),
        .. Checks.That(
            S3AccessKey is null == S3SecretKey is null, nameof(S3SecretKey),
            $"must be given where {nameof(S3AccessKey)} is, and only there"),
    ];
}
