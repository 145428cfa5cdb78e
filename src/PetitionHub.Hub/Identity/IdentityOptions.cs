using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Where certificates come from. With nothing set, the development authority in the data folder issues them all.
/// </summary>
public sealed record IdentityOptions
{
    private const string View = "view";
    private const string Operate = "operate";

    /// <summary>PEM file of the hub's own server certificate; its chain may follow. Read again when the file changes.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>PEM file of the key of <see cref="CertificatePath"/>.</summary>
    public string? KeyPath { get; init; }

    /// <summary>
    /// PEM bundle of the authorities whose client certificates are trusted, roots and intermediates. Where it is set the
    /// development authority is not trusted. Read again when the file changes.
    /// </summary>
    public string? AuthoritiesPath { get; init; }

    /// <summary>
    /// Revoked certificates: serial numbers in hexadecimal, one a line, and certificate revocation lists in PEM, with the last
    /// line <c># end</c>; or one list, in PEM or DER, and nothing else. Read again when the file changes.
    /// </summary>
    public string? RevokedPath { get; init; }

    /// <summary>
    /// What an operator may do whose certificate's name has no account, <c>view</c> or <c>operate</c>. Null: <c>operate</c> by a
    /// certificate of the development authority, whose holder has the data folder anyway, and <c>view</c> by one of another.
    /// </summary>
    public string? OperatorRole { get; init; }

    internal OperatorRole RoleWithoutAccount => (OperatorRole ?? (AuthoritiesPath is null ? Operate : View)) == Operate
        ? PetitionHub.Ledger.Operators.OperatorRole.Operate
        : PetitionHub.Ledger.Operators.OperatorRole.View;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.That((CertificatePath is null) == (KeyPath is null), nameof(KeyPath), "goes together with the certificate"),
        .. Checks.File(CertificatePath, nameof(CertificatePath)),
        .. Checks.File(KeyPath, nameof(KeyPath)),
        .. Checks.File(AuthoritiesPath, nameof(AuthoritiesPath)),
        .. Checks.File(RevokedPath, nameof(RevokedPath)),
        .. Checks.That(
            OperatorRole is null or View or Operate, nameof(OperatorRole), $"must be view or operate, and is '{OperatorRole}'"),
    ];
}
