using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Tests.Logging;

/// <summary>A hub that keeps every line of its log.</summary>
public sealed class TracedHub : HubFixture
{
    public TracedHub() => Log = new HubLog(LogLevel.Trace);
}
