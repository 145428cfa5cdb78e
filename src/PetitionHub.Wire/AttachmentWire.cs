using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Collections;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>Attachments and the contract's messages.</summary>
public static class AttachmentWire
{
    internal static V1.AttachmentFiling ToWire(AttachmentFiling step)
    {
        var wire = new V1.AttachmentFiling { Remark = step.Remark };
        wire.Attachments.AddRange(step.Attachments.Select(ToWire));
        return wire;
    }

    /// <summary>The attachment as the contract has it.</summary>
    public static V1.Attachment ToWire(Attachment attachment) => new()
    {
        Sha256 = UnsafeByteOperations.UnsafeWrap(attachment.Id.ToBytes()),
        SizeBytes = attachment.SizeBytes,
        Name = attachment.Name,
        MediaType = attachment.MediaType,
    };

    internal static ImmutableArray<Attachment> Read(RepeatedField<V1.Attachment> messages, MessageFields fields)
    {
        var attachments = ImmutableArray.CreateBuilder<Attachment>(messages.Count);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            attachments.Add(
                new Attachment(fields.Sha256($"attachments[{i}].sha256", message.Sha256), message.SizeBytes, message.Name,
                    message.MediaType));
        }

        return attachments.MoveToImmutable();
    }
}
