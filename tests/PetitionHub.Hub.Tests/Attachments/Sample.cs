using System.Security.Cryptography;
using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>A file with bytes of its own.</summary>
internal sealed class Sample
{
    /// <summary>As the hub cuts files.</summary>
    public const int PartBytes = 4 * 1024 * 1024;

    private Sample(byte[] content, string mediaType)
    {
        Content = content;
        Attachment = new Attachment
        {
            Sha256 = ByteString.CopyFrom(SHA256.HashData(content)),
            SizeBytes = content.Length,
            Name = "附件.pdf",
            MediaType = mediaType,
        };
    }

    public byte[] Content { get; }

    public Attachment Attachment { get; }

    public ByteString Sha256 => Attachment.Sha256;

    public static Sample OfSize(int bytes, string mediaType = "application/pdf") =>
        new(RandomNumberGenerator.GetBytes(bytes), mediaType);

    public StartUploadRequest Start() =>
        new() { Sha256 = Sha256, SizeBytes = Content.Length, MediaType = Attachment.MediaType };
}
