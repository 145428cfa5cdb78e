using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Contracts;
using PetitionHub.Hub.Attachments;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Contract;

/// <summary>
/// The hub takes of each field what the contract's annotations say, to the last character, and refuses what is beyond.
/// </summary>
public sealed class FieldLimitTests(HubFixture hub) : IClassFixture<HubFixture>
{
    // Needed by some values of another field only, as their comments say.
    private static readonly string[] NeededSometimes =
    [
        "unit_change.unit.name", "unit_change.unit.territory", "unit_change.unit.organ_type", "unit_change.unit.system",
        "referral.destination_unit", "completion_report_decision.remark",
    ];

    // Of how many days is for the rules in force, which are asked once the step may be taken.
    private static readonly string[] ForTheRules = ["extension.days"];

    public static TheoryData<string> Unary => [.. WireCall.All.Where(IsUnary).Select(method => method.InputType.Name)];

    [Theory]
    [MemberData(nameof(Unary))]
    public async Task EveryFieldOfARequest_HasTheLimitsOfItsAnnotations(string request)
    {
        var method = WireCall.All.Single(each => each.InputType.Name == request);
        var petition = await RegisterAsync();
        var wrong = new List<string>();

        foreach (var path in FieldsOf(method.InputType, []).Where(path => !ForTheRules.Contains(NameOf(path))))
        {
            foreach (var probe in ProbesOf(new SampleRequest(petition), path))
            {
                var message = new SampleRequest(petition).Of(method.InputType, path);
                probe.Set(Holder(message, path));
                if (await IsRefusedAsync(method, message, probe.Path) != probe.IsRefused)
                    wrong.Add($"{probe.Path} {probe.What}: {(probe.IsRefused ? "is not refused" : "is refused")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryFieldOfAStream_HasTheLimitsOfTheSameFieldElsewhere()
    {
        var known = WireCall.All.Where(IsUnary).SelectMany(method => FieldsOf(method.InputType, [])).Select(path => path[^1])
            .ToLookup(field => field.Name, Sizes);

        foreach (var field in WireCall.All.Where(method => !IsUnary(method)).SelectMany(method => FieldsOf(method.InputType, []))
            .Select(path => path[^1]).Where(field => !FieldLimits.Of(field).IsNone && field.Name is not "data"))
            Assert.Contains(Sizes(field), known[field.Name]);
        var data = FieldLimits.Of(UploadAttachmentRequest.Descriptor.FindFieldByNumber(UploadAttachmentRequest.DataFieldNumber));
        Assert.Equal((1, AttachmentApi.MaxDataBytes), (data.Least, data.Most));
    }

    [Fact]
    public void NoComment_RepeatsALimit()
    {
        var repeated =
            from message in ContractDescription.Load().SelectMany(file => file.MessageTypes)
            from field in message.Fields.InDeclarationOrder()
            let limits = FieldLimits.Of(field)
            from limit in new[] { limits.Least, limits.Most }
            where limit > 1
            let written = limit.Value.ToString("N0", CultureInfo.InvariantCulture)
            where ContractDescription.CommentOf(field).Split(' ', '.', ';').Contains(written)
            select $"{field.FullName}: {written}";

        Assert.Empty(repeated);
    }

    // A later message of a stream may leave out what the first one has.
    private static object Sizes(FieldDescriptor field)
    {
        var limits = FieldLimits.Of(field);
        return (limits.Least, limits.Most, limits.Pattern, limits.IsUuid, limits.Items);
    }

    private sealed record Probe(string Path, string What, bool IsRefused, Action<IMessage> Set);

    private static bool IsUnary(MethodDescriptor method) => !method.IsClientStreaming && !method.IsServerStreaming;

    /// <summary>Every field that a caller gives, each as the path to it.</summary>
    private static IEnumerable<FieldDescriptor[]> FieldsOf(MessageDescriptor type, FieldDescriptor[] above)
    {
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => !FieldLimits.IsOutputOnly(field) && !field.IsMap))
        {
            FieldDescriptor[] path = [.. above, field];
            yield return path;
            if (field.FieldType == FieldType.Message && field.MessageType.File.Package == type.File.Package)
                foreach (var inner in FieldsOf(field.MessageType, path))
                    yield return inner;
        }
    }

    private static IEnumerable<Probe> ProbesOf(SampleRequest sample, FieldDescriptor[] path)
    {
        var field = path[^1];
        var (name, limits) = (NameOf(path), FieldLimits.Of(field));
        if (!NeededSometimes.Contains(name))
            yield return new(name, "absent", FieldLimits.IsRequired(field), field.Accessor.Clear);
        if (limits.Least is { } least)
        {
            yield return Sized(least - 1, isRefused: true);
            yield return Sized(least, isRefused: false);
        }

        if (limits.Most is { } most)
        {
            yield return Sized(most, isRefused: false);
            yield return Sized(most + 1, isRefused: true);
        }

        if (limits.Pattern is not null || limits.IsUuid)
            yield return new(name, "malformed", true, message => field.Accessor.SetValue(message, "?"));
        if (limits.Items is not null)
            yield return new($"{name}[0]", "malformed", true, message => ((IList)field.Accessor.GetValue(message)).Add("?"));

        Probe Sized(long size, bool isRefused) => new(name, $"of {size}", isRefused, message =>
        {
            if (!field.IsRepeated)
            {
                field.Accessor.SetValue(message, SampleRequest.ValueOf(field, size));
                return;
            }

            var list = (IList)field.Accessor.GetValue(message);
            list.Clear();
            for (var i = 0; i < size; i++)
                list.Add(sample.One(field, []));
        });
    }

    private static string NameOf(FieldDescriptor[] path) => string.Join('.', path.Select((field, i) =>
        field.IsRepeated && i < path.Length - 1 ? $"{field.Name}[0]" : field.Name));

    /// <summary>The message that has the last field of the path.</summary>
    private static IMessage Holder(IMessage message, FieldDescriptor[] path)
    {
        foreach (var field in path[..^1])
        {
            var value = field.Accessor.GetValue(message);
            message = (IMessage)(field.IsRepeated ? ((IList)value)[0]! : value);
        }

        return message;
    }

    /// <summary>
    /// Whether the hub finds the field itself at fault; what the rules say of a value that is well-formed is not asked here.
    /// </summary>
    private async Task<bool> IsRefusedAsync(MethodDescriptor method, IMessage request, string path)
    {
        try
        {
            await CallerOf(method).CallAsync(request);
            return false;
        }
        catch (RpcException exception)
        {
            var error = HubError.From(exception);
            Assert.NotEqual(Reason.Internal, error.Reason);
            // No sequence is 0: the entry is not there.
            var isOfAField = error.Reason is Reason.FieldInvalid or Reason.TextTooLong;
            return (isOfAField && error.FieldViolations.Any(each => each.Field == path))
                || (error.Reason == Reason.EntryNotFound && request is GetEntryRequest { Sequence: 0 });
        }
    }

    private CallInvoker CallerOf(MethodDescriptor method) => method.Service.Name switch
    {
        nameof(UnitService) or nameof(MonitoringService) => hub.Operator.CallInvoker,
        // Its inbox is not empty: a pull does not wait.
        nameof(InboxService) => hub.As(Tianxin).CallInvoker,
        _ => hub.As(Changsha).CallInvoker,
    };

    private async Task<string> RegisterAsync()
    {
        await hub.As(Changsha).CallInvoker.SendAsync(Ask.RegisterFor(Tianxin));
        return (await hub.As(Changsha).CallInvoker.SendAsync(Ask.Register())).PetitionId;
    }
}
