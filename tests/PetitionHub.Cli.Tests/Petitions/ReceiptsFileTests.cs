using System.Text.Json;
using PetitionHub.Cli.Petitions.Pushing;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Petitions;

public sealed class ReceiptsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string FilePath => _folder.File("p.jsonl.receipts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_Receipt_IsALineThatTheNextRunKnows()
    {
        var id = Guid.NewGuid();
        Append(id);

        using var reopened = ReceiptsFile.Open(FilePath);

        Assert.True(reopened.Has(Request(id)));
        Assert.False(reopened.Has(Request(Guid.NewGuid())));
        Assert.Equal(id, reopened.Newest?.RequestId);
    }

    [Fact]
    public void Has_AnotherCommandUnderTheSameId_IsFalse()
    {
        var id = Guid.NewGuid();
        Append(id);
        var changed = Request(id);
        changed.Transfer = new Transfer { DestinationUnit = "430103-housing" };

        using var reopened = ReceiptsFile.Open(FilePath);

        Assert.False(reopened.Has(changed));
    }

    [Fact]
    public void Open_NewFile_OnlyItsUserMayRead()
    {
        Append(Guid.NewGuid());

        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no Unix file modes.");
        else
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Append_Receipt_HasEveryField()
    {
        Append(Guid.NewGuid());

        using var json = JsonDocument.Parse(Assert.Single(File.ReadAllLines(FilePath)));
        Assert.Equal(
            [
                "line", "request_id", "petition_id", "first_sequence", "last_sequence", "sha256", "query_code", "likely_repeats",
                "command_digest",
            ],
            json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Open_LastLineCutShort_TakesItOffAndGoesOnAfterTheLineBefore()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Append(first);
        File.AppendAllText(FilePath, "{\"line\": 2, \"request_id\": \"01");

        Append(second);

        using var reopened = ReceiptsFile.Open(FilePath);
        Assert.True(reopened.Has(Request(first)));
        Assert.True(reopened.Has(Request(second)));
        Assert.Equal(2, File.ReadAllLines(FilePath).Length);
    }

    [Fact]
    public void Open_AnotherFile_IsLeftAsItIs()
    {
        File.WriteAllText(FilePath, "not receipts\n");

        Assert.Throws<InvalidDataException>(() => ReceiptsFile.Open(FilePath));
        Assert.Equal("not receipts\n", File.ReadAllText(FilePath));
    }

    private void Append(Guid requestId)
    {
        using var file = ReceiptsFile.Open(FilePath);
        file.Append(1, Request(requestId),
            new RegisterPetitionResponse { Receipt = new Receipt { RequestId = requestId.ToString() } });
    }

    private static RegisterPetitionRequest Request(Guid requestId) => new() { RequestId = requestId.ToString() };
}
