using Grpc.Core;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// Ends a call with a refusal, from the edge of a service: <see cref="ErrorPart"/> turns it into the status. Inside the
/// rules a refusal is a value and nothing is thrown.
/// </summary>
/// <param name="refusal">Why.</param>
/// <param name="code">The canonical code, where the reason has more than one; null for the usual one.</param>
#pragma warning disable CA1032 // Without a refusal it has no meaning.
public sealed class RefusalException(Refusal refusal, StatusCode? code = null) : Exception(refusal.Reason.ToString())
#pragma warning restore CA1032
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>The canonical code, where the reason has more than one.</summary>
    public StatusCode? Code { get; } = code;

    /// <summary>Throws where there is a refusal.</summary>
    public static void ThrowIf(Refusal? refusal)
    {
        if (refusal is not null)
            throw new RefusalException(refusal);
    }
}
