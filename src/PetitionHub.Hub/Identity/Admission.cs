using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>Whether a caller may call at all: its certificate proves who it is, and the directory says that it takes part.</summary>
public sealed class Admission(CertificateIdentity identity, IUnitDirectory directory)
{
    /// <summary>The caller behind a certificate.</summary>
    /// <exception cref="RefusalException">
    /// UNAUTHENTICATED: CERTIFICATE_MISSING, CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_WITHOUT_UNIT, UNIT_UNKNOWN;
    /// PERMISSION_DENIED: UNIT_INACTIVE.
    /// </exception>
    public Caller Admit(X509Certificate2? certificate)
    {
        var identified = identity.Identify(certificate);
        var caller = identified.Caller ?? throw new RefusalException(identified.Refusal!);
        if (caller.Unit is not { } code)
            return caller;
        if (!directory.TryFind(code, out var unit))
        {
            throw new RefusalException(
                new Refusal(RefusalReason.UnitUnknown, $"Unit {code} is not in the directory. Register it first.").With("unit", code),
                StatusCode.Unauthenticated);
        }

        return unit.Status == UnitStatus.Active ? caller : throw new RefusalException(Inactive(unit));
    }

    private static Refusal Inactive(Unit unit)
    {
        var refusal = new Refusal(RefusalReason.UnitInactive, $"Unit {unit.Code} is {unit.Status}. Ask the bureau above it.")
            .With("unit", unit.Code).With("status", unit.Status);
        return unit.Successor is { } successor ? refusal.With("successor", successor) : refusal;
    }
}
