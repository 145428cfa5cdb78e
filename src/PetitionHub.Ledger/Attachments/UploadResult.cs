using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Attachments;

/// <summary>What came of the work on an upload: how it stands now, or a refusal.</summary>
public sealed record UploadResult
{
    private UploadResult(AttachmentUpload? upload, Refusal? refusal) => (Upload, Refusal) = (upload, refusal);

    /// <summary>The upload; null where refused.</summary>
    public AttachmentUpload? Upload { get; }

    /// <summary>Why not; null where it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True where it was done.</summary>
    [MemberNotNullWhen(true, nameof(Upload))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>It is done.</summary>
    public static UploadResult Of(AttachmentUpload upload) => new(upload, null);

    /// <summary>It is refused; nothing was written.</summary>
    public static UploadResult Refused(Refusal refusal) => new(null, refusal);
}
