using System.Text.Json;
using CsCheck;
using Google.Protobuf;
using PetitionHub.Domain.Petitions;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Tests.Wire;

public sealed class EntryWireTests
{
    private static readonly byte[] Command = [.. Enumerable.Range(0, 32).Select(n => (byte)n)];
    private static readonly byte[] Previous = [.. Enumerable.Range(100, 32).Select(n => (byte)n)];

    public static TheoryData<StepKind> Kinds => [.. Enum.GetValues<StepKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FromWire_OfBytesWrittenByToWire_IsTheSameEntry(StepKind kind) => GenEntry.With(kind).Sample(
        entry =>
        {
            var bytes = EntryWire.ToWire(entry, 7, Guid.CreateVersion7(), Command, Previous).ToByteArray();
            var read = EntryWire.FromWire(V1.LedgerEntry.Parser.ParseFrom(bytes));
            return Shown(read) == Shown(entry);
        },
        iter: 200,
        threads: 1,
        print: Shown);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToWire_OfAStep_SetsTheFieldOfItsKind(StepKind kind)
    {
        var entry = EntryWire.ToWire(GenEntry.With(kind).Single(), 1, Guid.NewGuid(), Command, Previous);

        Assert.Equal((int)kind, (int)entry.StepCase);
    }

    [Fact]
    public void ToWire_OfAnEntry_CarriesItsPlaceInTheLedger()
    {
        var requestId = Guid.Parse("0198c8f2-0000-7000-8000-00000000000A");

        var entry = EntryWire.ToWire(GenEntry.With(StepKind.Urging).Single(), 42, requestId, Command, Previous);

        Assert.Equal(42, entry.Sequence);
        Assert.Equal("0198c8f2-0000-7000-8000-00000000000a", entry.RequestId);
        Assert.Equal(Command, entry.CommandSha256.ToByteArray());
        Assert.Equal(Previous, entry.PreviousSha256.ToByteArray());
    }

    [Fact]
    public void FromWire_OfATimeFinerThanMilliseconds_LosesNothing()
    {
        var entry = GenEntry.With(StepKind.Urging).Single() with { At = DateTimeOffset.UnixEpoch.AddTicks(12_345_678_901) };

        var read = EntryWire.FromWire(EntryWire.ToWire(entry, 1, Guid.NewGuid(), Command, Previous));

        Assert.Equal(entry.At, read.At);
    }

    [Fact]
    public void FromWire_OfAnEntryThatThisHubDidNotWrite_NamesTheEntryAndTheField()
    {
        var entry = EntryWire.ToWire(GenEntry.With(StepKind.Transfer).Single(), 12, Guid.NewGuid(), Command, Previous);
        entry.Transfer.DestinationUnit = "Not A Unit";

        var fault = Assert.Throws<InvalidDataException>(() => EntryWire.FromWire(entry));

        Assert.Equal("Entry 12 cannot be read: transfer.destination_unit is not a unit code: Not A Unit.", fault.Message);
    }

    [Fact]
    public void FromWire_OfAnEntryWithoutAStep_Throws() =>
        Assert.Throws<InvalidDataException>(() => EntryWire.FromWire(new V1.LedgerEntry { Actor = "operator:chen" }));

    // Entries compare immutable arrays by reference; their JSON compares everything that they hold.
    private static string Shown(Entry entry) =>
        JsonSerializer.Serialize(entry) + JsonSerializer.Serialize(entry.Step, entry.Step.GetType());
}
