using System.Text;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Domain.Petitions;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Tests.Wire;

public sealed class EntryTextsTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(n => (byte)n)];

    // What identifies, classes or measures, and is no text: a unit, a petition, a consumer, a case number, a table's code.
    private static readonly string[] Identifiers =
    [
        "destination_unit", "destination_units", "redirect_to", "suggested_unit", "responsible_unit", "reviewing_unit",
        "reporting_unit", "lead_unit", "assisting_units", "from_unit", "unit_code", "consumer", "accused_units", "issuing_unit",
        "number", "own_number", "query_code", "earlier_petition_id", "matter_id", "category", "territory", "media_type",
    ];

    public static TheoryData<StepKind> Kinds => [.. Enum.GetValues<StepKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_OfWhatWasTakenApart_IsTheSameEntry(StepKind kind) => GenEntry.With(kind).Sample(
        entry =>
        {
            var message = EntryWire.ToWire(entry, 7, Guid.CreateVersion7(), new byte[32], new byte[32]);
            var (content, texts) = EntryTexts.TakeApart(message, Salt);
            var (again, textsAgain) = EntryTexts.TakeApart(EntryTexts.Read(content, texts));
            return EntryTexts.IsIn(message) == (texts.Length > 0) && EntryTexts.Read(content, texts).Equals(message)
                && content.AsSpan().SequenceEqual(again) && texts.AsSpan().SequenceEqual(textsAgain);
        },
        iter: 200,
        threads: 1);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TakeApart_OfAStepWhoseEveryTextIsACanary_LeavesItInNoByte(StepKind kind)
    {
        if (kind == StepKind.UnitChange)
            return;
        var message = EntryWire.ToWire(GenEntry.With(kind).Single(), 7, Guid.CreateVersion7(), new byte[32], new byte[32]);
        Fill((IMessage)StepField(message).Accessor.GetValue(message));

        var (content, texts) = EntryTexts.TakeApart(message, Salt);

        Assert.DoesNotContain("13800138000", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        Assert.Equal(message, EntryTexts.Read(content, texts));
    }

    [Fact]
    public void Read_WithTheTextsOfAnotherEntry_Throws()
    {
        var one = EntryTexts.TakeApart(Report("one"), Salt);
        var other = EntryTexts.TakeApart(Report("other"), Salt);

        Assert.Throws<InvalidDataException>(() => EntryTexts.Read(one.Content, other.Texts));
    }

    [Fact]
    public void TakeApart_OfTheSameTextWithAnotherSalt_GivesAnotherDigest()
    {
        var (one, other) = (Report("alike"), Report("alike"));
        EntryTexts.TakeApart(one, Salt);
        EntryTexts.TakeApart(other, new byte[16]);

        Assert.NotEqual(one.TextsSha256, other.TextsSha256);
    }

    [Fact]
    public void EveryTextOfAStep_IsMarkedAsSealed()
    {
        var steps = LedgerEntry.Descriptor.Oneofs.Single(one => one.Name == "step").Fields
            .Where(field => field.Name != "unit_change");

        var clear = steps.SelectMany(step => ClearTexts(step.MessageType, step.Name)).ToList();

        Assert.Empty(clear);
    }

    private static LedgerEntry Report(string text) => new() { Sequence = 7, ProgressReport = new() { Text = text } };

    private static FieldDescriptor StepField(LedgerEntry message) =>
        LedgerEntry.Descriptor.Fields[(int)message.StepCase];

    /// <summary>The strings and bytes that are neither sealed nor known to identify something.</summary>
    private static IEnumerable<string> ClearTexts(MessageDescriptor message, string path)
    {
        foreach (var field in message.Fields.InDeclarationOrder().Where(field => !IsSealed(field)))
        {
            if (field.FieldType == FieldType.Message && field.MessageType.File.Package == "petitionhub.v1")
                foreach (var inner in ClearTexts(field.MessageType, $"{path}.{field.Name}"))
                    yield return inner;
            if (field.FieldType == FieldType.String && !Identifiers.Contains(field.Name))
                yield return $"{path}.{field.Name}";
        }
    }

    /// <summary>Puts the canary wherever a text may be.</summary>
    private static void Fill(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldType == FieldType.String && !field.IsRepeated && IsSealed(field))
                field.Accessor.SetValue(message, "call 13800138000");
            if (field.FieldType == FieldType.Message && field.MessageType.File.Package == "petitionhub.v1")
                foreach (var inner in Messages(field, message))
                    Fill(inner);
            if (message is V1.Petitioner petitioner)
                (petitioner.Name, petitioner.Phone, petitioner.Address) = ("13800138000", "13800138000", "13800138000");
        }
    }

    private static IEnumerable<IMessage> Messages(FieldDescriptor field, IMessage message) =>
        field.Accessor.GetValue(message) switch
        {
            IMessage one => [one],
            System.Collections.IList many => many.Cast<IMessage>(),
            _ => [],
        };

    private static bool IsSealed(FieldDescriptor field) => field.GetOptions()?.GetExtension(OptionsExtensions.Sealed) == true;
}
