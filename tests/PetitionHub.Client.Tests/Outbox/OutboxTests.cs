using PetitionHub.Client.Tests.Testing;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Outboxes;

public sealed class OutboxTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.File("outbox");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnqueueAsync_ProcessDiesAtOnce_IsThere()
    {
        await using var outbox = Outbox.Open(Path);
        var number = await outbox.EnqueueAsync(Requests.Register("甲"), cancellationToken: Wait.Token);

        await using var after = Outbox.Open(CrashImage.Of(Path, _folder.File("image")));

        var command = await after.FindAsync(number, Wait.Token);
        Assert.Equal("甲", Assert.IsType<RegisterPetitionRequest>(command!.Request).Registration.Details.Subject);
        Assert.Equal(OutboxState.Waiting, command.State);
        Assert.Equal(1, after.Waiting);
        Assert.Equal(outbox.Source, after.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public async Task EnqueueAsync_OnceTheFileWasRemovedUnderTheProgram_IsNotPromised(string suffix)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can an open file be removed, and is told from another.");
        await using var outbox = Outbox.Open(Path);
        await outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token);
        File.Delete(Path + suffix);

        var fault = await Assert.ThrowsAsync<IOException>(() =>
            outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token));

        Assert.Contains($"{Path}{suffix}' was removed or replaced while it was open.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnqueueAsync_ByManyTasks_NumbersEachOnce()
    {
        await using var outbox = Outbox.Open(Path);

        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token))).Bounded();

        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), numbers.Order());
        Assert.Equal(200, (await outbox.GetStatusAsync(Wait.Token)).Waiting);
    }

    [Fact]
    public async Task EnqueueAsync_SameRequestAgain_ChangesNothing()
    {
        await using var outbox = Outbox.Open(Path);
        var request = Requests.Sign();
        request.RequestId = CommandId.Of("sign", "p-1").ToString();

        var first = await outbox.EnqueueAsync(request, cancellationToken: Wait.Token);
        var second = await outbox.EnqueueAsync(request, cancellationToken: Wait.Token);

        Assert.Equal(first, second);
        Assert.Equal(1, outbox.Waiting);
        request.ReceiptAcknowledgement.OwnNumber = "another";
        await Assert.ThrowsAsync<InvalidOperationException>(() => outbox.EnqueueAsync(request, cancellationToken: Wait.Token));
    }

    [Fact]
    public async Task EnqueueAsync_WhatIsNoCommand_IsRefused()
    {
        await using var outbox = Outbox.Open(Path);
        var register = await outbox.EnqueueAsync(Requests.Register(), cancellationToken: Wait.Token);

        await ThrowsAsync(new GetPetitionRequest());
        await ThrowsAsync(Requests.Register(new string('长', Outbox.MaxCommandBytes / 3)));
        await ThrowsAsync(Requests.Copy(""));
        await ThrowsAsync(Requests.Copy("p-1"), register);
        await ThrowsAsync(Requests.Copy(""), petitionOf: 7);
        await ThrowsAsync(Requests.Register(), register);
        Assert.Equal(1, outbox.Waiting);

        Task ThrowsAsync(Google.Protobuf.IMessage request, long? petitionOf = null) =>
            Assert.ThrowsAsync<ArgumentException>(() => outbox.EnqueueAsync(request, petitionOf, Wait.Token));
    }

    [Fact]
    public async Task Open_WhileItIsOpen_SaysSo()
    {
        await using var outbox = Outbox.Open(Path);

        var failure = Assert.Throws<IOException>(() => Outbox.Open(Path));

        Assert.Contains("is open already", failure.Message, StringComparison.Ordinal);
        await using var reader = Outbox.OpenToRead(Path);
        await outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token);
        Assert.Equal(1, (await reader.GetStatusAsync(Wait.Token)).Waiting);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            reader.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token));
    }

    [Fact]
    public async Task Open_AfterItWasClosed_GoesOn()
    {
        await using (var outbox = Outbox.Open(Path))
            await outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token);

        await using var again = Outbox.Open(Path);

        Assert.Equal(2, await again.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token));
    }

    [Fact]
    public async Task Open_AnotherFile_IsRefused()
    {
        await using (InboxJournal.Open(_folder.File("journal")))
        {
        }

        await File.WriteAllTextAsync(_folder.File("text"), new string('x', 10_000), Wait.Token);

        Assert.Throws<InvalidDataException>(() => Outbox.Open(_folder.File("journal")));
        Assert.Throws<InvalidDataException>(() => Outbox.Open(_folder.File("text")));
        Assert.Throws<FileNotFoundException>(() => Outbox.OpenToRead(_folder.File("none")));
    }

    [Fact]
    public async Task Open_NewFile_IsPrivateToItsUser()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead.");
        await using var outbox = Outbox.Open(Path);
        await outbox.EnqueueAsync(Requests.Sign(), cancellationToken: Wait.Token);

        foreach (var file in new DirectoryInfo(_folder.Path).GetFiles())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }
}
