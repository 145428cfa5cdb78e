namespace PetitionHub.Domain.Petitions;

/// <summary>The receiving unit signed for the item (签收).</summary>
/// <param name="OwnNumber">The number under which it files the item, up to 64 characters; may be empty.</param>
/// <param name="ObjectionDue">Until when it may object, exclusive; set by the rules.</param>
public sealed record ReceiptAcknowledgement(string OwnNumber, DateTimeOffset? ObjectionDue)
    : Step(StepKind.ReceiptAcknowledgement)
{
    internal override void Check(FieldCheck check) =>
        check.Text("own_number", OwnNumber, 0, TextLimits.Number);
}
