using System.Security.Cryptography;
using PetitionHub.Hub.Attachments.Storage;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>What every store of parts does.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private readonly Guid _key = Guid.NewGuid();
    private IAttachmentStore _store = null!;

    public async ValueTask InitializeAsync() => _store = (IAttachmentStore)await MakeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>An empty store.</summary>
    protected abstract Task<object> MakeAsync();

    [Fact]
    public async Task Put_PartsInAnyOrder_AreListedAndComeBack()
    {
        var parts = new[] { 3, 0, 1 }.ToDictionary(index => index, index => RandomNumberGenerator.GetBytes(100_000 + index));
        foreach (var (index, bytes) in parts)
            await _store.PutAsync(_key, index, bytes, Wait.Token).Bounded();

        var listed = await _store.ListAsync(_key, Wait.Token).Bounded();

        Assert.Equal(parts.Select(part => new StoredPart(part.Key, part.Value.Length)).OrderBy(part => part.Index),
            listed.OrderBy(part => part.Index));
        foreach (var (index, bytes) in parts)
            Assert.Equal(bytes, await ReadAsync(index));
    }

    [Fact]
    public async Task Put_APartThatIsThere_KeepsTheFirst()
    {
        await _store.PutAsync(_key, 0, new byte[] { 1, 2, 3 }, Wait.Token).Bounded();
        await _store.PutAsync(_key, 0, new byte[] { 4, 5, 6, 7 }, Wait.Token).Bounded();

        Assert.Equal([1, 2, 3], await ReadAsync(0));
    }

    [Fact]
    public async Task Put_TheSamePartByManyAtOnce_KeepsOneOfThemWhole()
    {
        var versions = Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, 1_000_000).ToArray()).ToList();

        await Task.WhenAll(versions.Select(bytes => Task.Run(() => _store.PutAsync(_key, 0, bytes, Wait.Token)))).Bounded();

        Assert.Contains(await ReadAsync(0), versions);
        Assert.Single(await _store.ListAsync(_key, Wait.Token).Bounded());
    }

    [Fact]
    public async Task Open_WhatIsNotThere_IsNull()
    {
        await _store.PutAsync(_key, 0, new byte[] { 1 }, Wait.Token).Bounded();

        Assert.Null(await _store.OpenAsync(_key, 1, Wait.Token).Bounded());
        Assert.Null(await _store.OpenAsync(Guid.NewGuid(), 0, Wait.Token).Bounded());
        Assert.Empty(await _store.ListAsync(Guid.NewGuid(), Wait.Token).Bounded());
    }

    [Fact]
    public async Task Delete_RemovesTheKeyAndNoOther_AlsoTwice()
    {
        var other = Guid.NewGuid();
        foreach (var key in new[] { _key, other })
            for (var index = 0; index < 3; index++)
                await _store.PutAsync(key, index, new byte[] { 1 }, Wait.Token).Bounded();

        await _store.DeleteAsync(_key, Wait.Token).Bounded();
        await _store.DeleteAsync(_key, Wait.Token).Bounded();

        Assert.Empty(await _store.ListAsync(_key, Wait.Token).Bounded());
        Assert.Equal(3, (await _store.ListAsync(other, Wait.Token).Bounded()).Count);
    }

    [Fact]
    public async Task ListKeys_GivesEachOnceWithItsTime()
    {
        var keys = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        foreach (var key in keys)
            for (var index = 0; index < 2; index++)
                await _store.PutAsync(key, index, new byte[] { 1 }, Wait.Token).Bounded();

        var listed = await _store.ListKeysAsync(Wait.Token).ToListAsync(Wait.Token);

        Assert.Equal(keys.Order(), listed.Select(stored => stored.Key).Order());
        Assert.All(listed, stored =>
            Assert.InRange(DateTimeOffset.UtcNow - stored.WrittenAt, TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(5)));
    }

    private async Task<byte[]> ReadAsync(int index)
    {
        await using var part = await _store.OpenAsync(_key, index, Wait.Token).Bounded();
        using var content = new MemoryStream();
        await part!.CopyToAsync(content, Wait.Token).Bounded();
        return content.ToArray();
    }
}

public sealed class FolderStoreTests : StoreContract
{
    private readonly TempFolder _folder = new();

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<object> MakeAsync() =>
        Task.FromResult<object>(new FolderStore(Path.Combine(_folder.Path, "attachments")));
}

public sealed class S3StoreTests : StoreContract
{
    private S3Server? _server;
    private S3Store? _store;

    public override async ValueTask DisposeAsync()
    {
        _store?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    protected override async Task<object> MakeAsync()
    {
        _server = await S3Server.StartAsync();
        return _store = new S3Store(await _server.MakeBucketAsync());
    }
}
