using System.Globalization;

namespace PetitionHub.EndToEnd.Tests.BadLink;

/// <summary>How long letters are sent over the bad link. tests/badlink sets the long form.</summary>
internal static class BadLinkPlan
{
    private const string Variable = "PETITIONHUB_BADLINK_SECONDS";

    public static TimeSpan Duration => TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } seconds ? seconds : "45",
            CultureInfo.InvariantCulture));
}
