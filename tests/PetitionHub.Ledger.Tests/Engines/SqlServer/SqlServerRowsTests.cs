using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer;

/// <summary>
/// What is read by position is what the statement selects there: the answers have the columns' types, and reading one as another
/// throws.
/// </summary>
public sealed class SqlServerRowsTests : IAsyncLifetime
{
    private SampleRows _samples = null!;

    public async ValueTask InitializeAsync() => _samples = await SampleRows.LoadAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void ReadCommand_GivesTheReceiptAndTheDigest()
    {
        var row = _samples.Registration;

        var command = Read(SqlServerStatements.SelectCommands, SqlServerRows.ReadCommand);

        Assert.Equal((row.RequestId, row.Sequence), (command.Receipt.RequestId, command.Receipt.FirstSequence));
        Assert.Equal(row.Sequence + 1, command.Receipt.LastSequence);
        Assert.Equal(row.PetitionId, command.Receipt.Petition!.Value.Value);
        Assert.Equal(row.AtMs, command.Receipt.At.ToUnixTimeMilliseconds());
        Assert.Equal(row.Sha256, command.Receipt.Sha256.ToArray());
        Assert.Equal(row.CommandSha256, command.CommandSha256.ToArray());
        Assert.NotEmpty(command.Receipt.QueryCode);
    }

    [Fact]
    public void ReadPetitionAndItsDuty_GivesThem()
    {
        var petition = Read(SqlServerStatements.SelectPetitions, SqlServerRows.ReadPetition);
        var duty = petition.State.Duties[0];

        Assert.Equal(_samples.Registration.PetitionId, petition.State.Id.Value);
        Assert.Equal(_samples.Registration.Sequence, petition.ContentSequence);
        Assert.True(petition.LastSequence > petition.ContentSequence);
        Assert.Equal(1, duty.Number);
        Assert.True(duty.DueAt > duty.StartedAt);
    }

    [Fact]
    public void ReadInboxEntryCursorUnitAndHead_GivesThem()
    {
        Assert.Equal("main", Read(SqlServerStatements.SelectCursors, SqlServerRows.ReadCursor).Cursor.Name);
        Assert.Equal(_samples.Handover.Sequence, Read(SqlServerStatements.FindAddressed, SqlServerRows.ReadInboxEntry).Sequence);
        Assert.Equal(_samples.Handover.Sequence, Read(SqlServerStatements.FindParked, SqlServerRows.ReadInboxEntry).Sequence);
        Assert.NotEmpty(Read(SqlServerStatements.FindQueryCodes, reader => reader.GetString(0)));
        Assert.Equal(
            _samples.Registration.PetitionId, Read(SqlServerStatements.SelectRepeatBands, SqlServerRepeats.Read).PetitionId);
        Assert.Equal("petition", Read(SqlServerStatements.SelectUnits, SqlServerRows.ReadUnit).System);
        Assert.True(Read(SqlServerStatements.SelectHead, SqlServerRows.ReadHead).Sequence > _samples.Handover.Sequence);
    }

    [Fact]
    public void ReadUploadBytesAndStored_GivesThem()
    {
        var upload = AttachmentMapping.ToUpload(Read(SqlServerStatements.SelectUploads, SqlServerRows.ReadUpload));

        Assert.Equal((Files.Pdf(1).Id, Files.Pdf(1).SizeBytes, Files.Pdf(1).MediaType),
            (upload.Id, upload.SizeBytes, upload.MediaType));
        Assert.True(upload.IsComplete);
        Assert.Equal(upload.SizeBytes, Read(SqlServerStatements.SumUploads, SqlServerRows.ReadUploadedBytes).Bytes);
        var (file, stored) = Read(SqlServerStatements.FindStored, SqlServerRows.ReadStored);
        Assert.Equal((upload.Id, upload.StorageKey), (file, stored.StorageKey));
        Assert.Equal(upload.Key.Sealed, stored.Key.Sealed);
    }

    [Fact]
    public void ReadSetup_OfASoundDatabase_NamesNoRemedyButTheLevel()
    {
        var setup = Read(SqlServerStatements.SelectSetup, SqlServerSetup.Read);

        // The sample says 1 to everything.
        Assert.Equal(new SqlServerSetup(true, true, false, 1), setup);
        Assert.Contains("COMPATIBILITY_LEVEL = 150", Assert.Single(setup.FindRemedies()), StringComparison.Ordinal);
    }

    [Fact]
    public void FindRemedies_EachIsAStatementThatIsRead()
    {
        var remedies = new SqlServerSetup(false, false, true, 130).FindRemedies().ToList();

        Assert.Equal(4, remedies.Count);
        Assert.All(remedies, remedy => Assert.Empty(TSql.FindSyntaxErrors(remedy.Split(" (")[0])));
    }

    private T Read<T>(SqlStatement statement, Func<System.Data.Common.DbDataReader, T> read)
    {
        using var reader = _samples.Answer(CheckedSql.Of("statement", statement));
        Assert.True(reader.Read());
        return read(reader);
    }
}
