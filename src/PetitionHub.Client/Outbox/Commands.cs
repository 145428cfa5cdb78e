using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>What all request messages of commands have in common, read from their descriptors.</summary>
internal static class Commands
{
    private const string RequestIdField = "request_id";
    private const string PetitionIdField = "petition_id";

    private static readonly OneofDescriptor Oneof = PushCommandsRequest.Descriptor.Oneofs.Single(oneof =>
        oneof.Name == "command");

    private static readonly Dictionary<MessageDescriptor, FieldDescriptor> ByMessage = Oneof.Fields.ToDictionary(field =>
        field.MessageType);

    /// <summary>A copy of a command in the envelope in which it is pushed.</summary>
    /// <exception cref="ArgumentException">It is not a command.</exception>
    public static PushCommandsRequest Wrap(IMessage request)
    {
        if (!ByMessage.TryGetValue(request.Descriptor, out var field))
            throw new ArgumentException(
                $"{request.Descriptor.FullName} is not a command: one of the request messages of PushCommandsRequest "
                    + "is.", nameof(request));
        var envelope = new PushCommandsRequest();
        field.Accessor.SetValue(envelope, request);
        return envelope.Clone();
    }

    public static IMessage RequestOf(PushCommandsRequest envelope) =>
        (IMessage)Oneof.Accessor.GetCaseFieldDescriptor(envelope).Accessor.GetValue(envelope);

    public static string RequestIdOf(IMessage request) => (string)Field(request, RequestIdField)!.Accessor.GetValue(request);

    public static void SetRequestId(IMessage request, string requestId) =>
        Field(request, RequestIdField)!.Accessor.SetValue(request, requestId);

    /// <summary>The petition that a command names; null where its message has no such field, as that of a registration.</summary>
    public static string? PetitionIdOf(IMessage request) => (string?)Field(request, PetitionIdField)?.Accessor.GetValue(request);

    public static void SetPetitionId(IMessage request, string petitionId) =>
        Field(request, PetitionIdField)!.Accessor.SetValue(request, petitionId);

    private static FieldDescriptor? Field(IMessage request, string name) => request.Descriptor.FindFieldByName(name);
}
