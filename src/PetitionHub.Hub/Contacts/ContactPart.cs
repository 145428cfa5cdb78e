using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Calls;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.V1;

namespace PetitionHub.Hub.Contacts;

/// <summary>Notes which unit called, whether it pulled, and what it was refused for.</summary>
internal sealed class ContactPart(UnitContacts contacts) : ICallPart
{
    private static readonly HashSet<string> Pulls =
    [
        .. new[] { InboxReflection.Descriptor, SyncReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Where(method => method.Name is "PullInbox" or "SubscribeInbox" or "PullFeed" or "StreamFeed")
            .Select(method => $"/{method.Service.FullName}/{method.Name}"),
    ];

    public CallStage Stage => CallStage.Contact;

    public ValueTask BeginAsync(ServerCallContext call)
    {
        if (call.Caller().Unit is { } unit)
        {
            contacts.Called(unit, EndOf(call));
            if (Pulls.Contains(call.Method))
                contacts.Pulled(unit);
        }

        return ValueTask.CompletedTask;
    }

    public Exception Failing(ServerCallContext call, Exception exception)
    {
        var reason = exception switch
        {
            RefusalException refused => refused.Refusal.Reason,
            CallerGoneException or OperationCanceledException => (RefusalReason?)null,
            _ => RefusalReason.Internal,
        };
        if (reason is { } why && call.Caller().Unit is { } unit)
            contacts.Refused(unit, ReasonNames.Of(why));
        return exception;
    }

    private static DateTimeOffset? EndOf(ServerCallContext call) =>
        call.GetHttpContext().Connection.ClientCertificate?.NotAfter is { } end ? new DateTimeOffset(end) : null;
}
