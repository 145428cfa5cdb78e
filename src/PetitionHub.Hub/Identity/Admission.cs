using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Whether a caller may call at all: its certificate proves who it is, the directory says that a unit takes part, and its account
/// what an operator may do.
/// </summary>
public sealed class Admission(CertificateIdentity identity, IUnitDirectory directory, OperatorRoles roles)
{
    /// <summary>The caller behind a certificate.</summary>
    /// <exception cref="RefusalException">
    /// UNAUTHENTICATED: CERTIFICATE_MISSING, CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_WITHOUT_UNIT, UNIT_UNKNOWN;
    /// PERMISSION_DENIED: UNIT_INACTIVE, OPERATOR_REQUIRED.
    /// </exception>
    public ValueTask<Caller> AdmitAsync(X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        var identified = identity.Identify(certificate);
        var caller = identified.Caller ?? throw new RefusalException(identified.Refusal!);
        return caller.Unit is { } code
            ? ValueTask.FromResult(AdmitUnit(caller, code))
            : AdmitOperatorAsync(caller, cancellationToken);
    }

    private async ValueTask<Caller> AdmitOperatorAsync(Caller caller, CancellationToken cancellationToken)
    {
        var name = caller.Actor.Value[(caller.Actor.Value.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return caller with { Role = await roles.FindAsync(name, cancellationToken) };
    }

    private Caller AdmitUnit(Caller caller, UnitCode code)
    {
        if (!directory.TryFind(code, out var unit))
            throw new RefusalException(Refuse.UnitUnknown(code), StatusCode.Unauthenticated);
        return unit.Status == UnitStatus.Active ? caller : throw new RefusalException(Refuse.UnitInactive(unit));
    }
}
