using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;
using StackExchange.Redis;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>
/// A phone number that stands in every text, in a file's name and in the file. Those who may read it get it; it is found in no
/// file of a hub that was killed, in none of its logs, in no back-up and not in Redis.
/// </summary>
public sealed class CanaryTests : IAsyncDisposable
{
    private const string Registrar = "430103-bureau";
    private const string Holder = "430103-housing";
    private const string Canary = "13800138000";
    private const string Text = $"请回电 {Canary}，谢谢办理此事。";

    private readonly Installation _installation = new();

    [Fact]
    public async Task APhoneNumber_IsReadByWhoMay_AndFoundNowhereElse()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var hub = await _installation.ServeAsync(_installation.Address, "--redis", redis.Address);
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        using var registrar = _installation.Connect(Registrar);
        using var holder = _installation.Connect(Holder);
        await holder.Units.ResolveRouteAsync(
            new() { Territory = "430103", Category = "999901" }, cancellationToken: Wait.Token);

        var petition = await RegisterAsync(registrar);
        await HandleAsync(registrar, holder, petition);
        await AssertReadAsync(holder, petition);
        await _installation.RunAsync("ledger", "backup", _installation.PathOf("copy"));
        await hub.KillAsync();

        Assert.DoesNotContain(Canary, hub.Output + hub.Errors, StringComparison.Ordinal);
        // What is not sealed is found by the same search, in the log that the killed hub left.
        var log = await File.ReadAllBytesAsync(Path.Combine(_installation.Data, "petitionhub.db-wal"), Wait.Token);
        Assert.True(log.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Holder)) >= 0);
        foreach (var folder in (string[])[_installation.Data, _installation.PathOf("copy")])
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                AssertClean(file, await File.ReadAllBytesAsync(file, Wait.Token));
        await AssertCleanAsync(redis);
    }

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    private static async Task<string> RegisterAsync(HubChannel registrar)
    {
        var file = Encoding.UTF8.GetBytes($"%PDF-1.7 {Text}");
        var attachment = new Attachment
        {
            Sha256 = ByteString.CopyFrom(SHA256.HashData(file)),
            SizeBytes = file.Length,
            MediaType = "application/pdf",
            Name = $"{Canary}.pdf",
        };
        await registrar.Attachments.StartUploadAsync(
            new() { Sha256 = attachment.Sha256, SizeBytes = file.Length, MediaType = attachment.MediaType },
            cancellationToken: Wait.Token);
        using (var upload = registrar.Attachments.UploadAttachment(cancellationToken: Wait.Token))
        {
            await upload.RequestStream.WriteAsync(new() { Start = new() { Sha256 = attachment.Sha256 } }, Wait.Token);
            await upload.RequestStream.WriteAsync(
                new() { Data = ByteString.CopyFrom(file) }, Wait.Token);
            await upload.RequestStream.CompleteAsync();
            Assert.True((await upload).Complete);
        }

        var request = Letters.Register(Holder);
        var details = request.Registration.Details;
        (details.Subject, details.Summary, details.Content, details.Cause) = (Text, Text, Text, Text);
        details.Petitioner = new() { Name = $"王{Canary}", Phone = Canary, Address = Text };
        request.Transfer.Remark = Text;
        request.AttachmentFiling = new() { Attachments = { attachment }, Remark = Text };
        var response = await registrar.Petitions.RegisterPetitionAsync(request, cancellationToken: Wait.Token);
        return response.Receipt.PetitionId;
    }

    /// <summary>Each with a text: signed for, notified, concluded, urged, parked.</summary>
    private static async Task HandleAsync(HubChannel registrar, HubChannel holder, string petition)
    {
        var inbox = await holder.Inbox.PullInboxAsync(new() { Consumer = "desk" }, cancellationToken: Wait.Token);
        await holder.Inbox.ParkInboxEntryAsync(
            new() { Consumer = "desk", Sequence = inbox.Entries[0].Sequence, Reason = Text }, cancellationToken: Wait.Token);
        await holder.Exchange.AcknowledgeReceiptAsync(
            new() { RequestId = Letters.NewId(), PetitionId = petition, ReceiptAcknowledgement = new() },
            cancellationToken: Wait.Token);
        await registrar.Exchange.UrgePetitionAsync(
            new() { RequestId = Letters.NewId(), PetitionId = petition, Urging = new() { Reasons = Text } },
            cancellationToken: Wait.Token);
        await holder.Exchange.NotifyAcceptanceAsync(
            new() { RequestId = Letters.NewId(), PetitionId = petition, AcceptanceNotice = new() { Notice = Text } },
            cancellationToken: Wait.Token);
        await holder.Exchange.ConcludePetitionAsync(
            new()
            {
                RequestId = Letters.NewId(),
                PetitionId = petition,
                HandlingOpinion = new() { Claim = Text, FactsAndReasons = Text, Opinion = Text, LegalBasis = Text },
            },
            cancellationToken: Wait.Token);
    }

    private static async Task AssertReadAsync(HubChannel holder, string petition)
    {
        var read = await holder.Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal(Canary, read.Petition.Details.Petitioner.Phone);
        var timeline = await holder.Petitions.ListTimelineAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal(Text, timeline.Entries.Single(entry => entry.HandlingOpinion is not null).HandlingOpinion.Opinion);
        var parked = await holder.Inbox.ListParkedInboxEntriesAsync(new() { Consumer = "desk" }, cancellationToken: Wait.Token);
        Assert.Contains(Canary, $"{parked}", StringComparison.Ordinal);
        var files = await holder.Attachments.ListAttachmentsAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal($"{Canary}.pdf", Assert.Single(files.Attachments).Attachment.Name);
    }

    private static void AssertClean(string where, ReadOnlySpan<byte> bytes)
    {
        Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes(Canary)) < 0, $"{where} has the canary.");
        Assert.True(bytes.IndexOf(Encoding.Unicode.GetBytes(Canary)) < 0, $"{where} has the canary in UTF-16.");
    }

    private static async Task AssertCleanAsync(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var keys = connection.GetServers().Single().Keys().ToList();
        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            AssertClean($"Redis key {key}", Encoding.UTF8.GetBytes(key.ToString()));
            if (await connection.GetDatabase().KeyTypeAsync(key) == RedisType.String)
                AssertClean($"Redis {key}", (byte[])(await connection.GetDatabase().StringGetAsync(key))!);
            else
                foreach (var field in await connection.GetDatabase().HashGetAllAsync(key))
                    AssertClean($"Redis {key} {field.Name}", (byte[])field.Value!);
        }
    }
}
