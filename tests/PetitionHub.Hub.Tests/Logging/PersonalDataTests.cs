using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using PetitionHub.Hub.Tests.Attachments;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;
using Extension = PetitionHub.V1.Extension;

namespace PetitionHub.Hub.Tests.Logging;

/// <summary>What petitioners and clerks write is in no line of the log, at the level that shows most (invariant 8).</summary>
public sealed class PersonalDataTests(TracedHub hub) : IClassFixture<TracedHub>
{
    private const string Marker = "ZQX-personal-7731";

    private static readonly ByteString Identity = ByteString.CopyFrom([.. Enumerable.Range(100, 32).Select(i => (byte)i)]);

    [Fact]
    public async Task Log_OfAFlowWithRefusals_HasNothingThatWasWritten()
    {
        var register = Ask.RegisterFor(Changsha, Marked(new PetitionDetails
        {
            Channel = Channel.Letter,
            Purpose = Purpose.Appeal,
            Category = "999901",
            Territory = "430103",
            Petitioner = Marked(new Petitioner { IdentityDigest = Identity }),
        }));
        register.Transfer.Remark = Marker;
        register.Registration.Numbers.Add(new PetitionNumber { IssuingUnit = Hunan, Number = Marker });
        var petition = (await hub.As(Hunan).CallInvoker.SendAsync(register)).PetitionId;
        await hub.As(Hunan).CallInvoker.SendAsync(register);
        await hub.As(Changsha).CallInvoker.SendAsync(
            Ask.For<AcknowledgeReceiptRequest>(petition, new ReceiptAcknowledgement { OwnNumber = Marker }));
        await hub.As(Hunan).CallInvoker.SendAsync(Ask.For<UrgePetitionRequest>(petition, Marked(new Urging())));
        await hub.As(Changsha).CallInvoker.SendAsync(Ask.For<GiveFeedbackRequest>(petition, Marked(new Feedback())));
        await hub.As(Changsha).CallInvoker.SendAsync(Ask.For<NotifyAcceptanceRequest>(petition, Marked(new AcceptanceNotice())));
        await hub.As(Changsha)
            .CallInvoker.SendAsync(Ask.For<ExtendHandlingRequest>(petition, Marked(new Extension { Days = 5 })));
        await hub.As(Changsha).CallInvoker.SendAsync(Ask.For<ConcludePetitionRequest>(petition, Marked(new HandlingOpinion())));
        await hub.As(Hunan).CallInvoker.SendAsync(Ask.For<EvaluatePetitionRequest>(
            petition, Marked(new Evaluation { Target = EvaluationTarget.Bureau, Satisfaction = Satisfaction.Satisfied })));
        await FileAsync(petition);
        await ReadAsync(petition);
        await RefuseAsync(petition);

        Assert.NotEmpty(hub.Log.Lines);
        Assert.DoesNotContain(hub.Log.Lines, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        foreach (var identity in new[] { Convert.ToHexString(Identity.Span), Identity.ToBase64() })
            Assert.DoesNotContain(hub.Log.Lines, line => line.Contains(identity, StringComparison.OrdinalIgnoreCase));
    }

    private async Task FileAsync(string petition)
    {
        var file = Sample.OfSize(1_000);
        file.Attachment.Name = $"{Marker}.pdf";
        await hub.As(Changsha).UploadAsync(file);
        await hub.As(Changsha).FileAsync(petition, file);
        await hub.As(Changsha).DownloadAsync(petition, file.Sha256);
        await Assert.ThrowsAsync<RpcException>(() => hub.As(Hunan).FileAsync(petition, file));
    }

    private async Task ReadAsync(string petition)
    {
        var found = await hub.As(Changsha)
            .Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal(Marker, found.Petition.Details.Petitioner.Name);
        await hub.As(Changsha).Petitions.ListPetitionsAsync(new(), cancellationToken: Wait.Token);
        await hub.As(Changsha).Petitions.FindRepeatsAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        await hub.As(Changsha).Petitions.ListTimelineAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        var page = await hub.As(Changsha).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        await hub.As(Changsha).Inbox.ParkInboxEntryAsync(
            new() { Consumer = "main", Sequence = page.Entries[0].Sequence, Reason = Marker }, cancellationToken: Wait.Token);
    }

    private async Task RefuseAsync(string petition)
    {
        IMessage[] refused =
        [
            Ask.Register(new PetitionDetails { Subject = Marker, Category = Marker, Territory = Marker }),
            Ask.Transfer(petition, Marker),
            Ask.Transfer(Marker, Changsha),
            Ask.For<VoidPetitionRequest>(petition, new Voiding { Reasons = Marker + new string('x', 5_000) }),
            Ask.Register(new PetitionDetails { Content = Marker + new string('x', 300 * 1024) }),
            new GetProgressRequest { QueryCode = Marker },
            new ListPetitionsRequest { PageToken = Marker },
            new PullInboxRequest { Consumer = Marker },
        ];
        using var http = hub.Http(Changsha);
        foreach (var request in refused)
        {
            await Assert.ThrowsAsync<RpcException>(() => hub.As(Changsha).CallInvoker.CallAsync(request));
            var overHttp = JsonCall.Of(request);
            // A path is logged; what is in it are ids and codes.
            if (!overHttp.RequestUri!.ToString().Split('?')[0].Contains(Marker, StringComparison.Ordinal))
                await http.RefusedAsync(overHttp);
        }
    }

    /// <summary>The message with the marker in every text of it that is still empty.</summary>
    private static T Marked<T>(T message)
        where T : IMessage
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
            if (field is { FieldType: FieldType.String, IsRepeated: false }
                && ((string)field.Accessor.GetValue(message)).Length == 0)
                field.Accessor.SetValue(message, Marker);
        return message;
    }
}
