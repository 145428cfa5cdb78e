using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Domain.Units;

namespace PetitionHub.CommandLine.Connection;

/// <summary>
/// Client certificates of a data folder's own authority, issued when they are needed. Anyone who may read the folder can call as
/// any unit: it is for development, and for the hub's own machine.
/// </summary>
internal sealed class DevelopmentCertificates(CertificateAuthority authority) : IDisposable
{
    /// <summary>Opens the authority of a data folder.</summary>
    /// <exception cref="UsageException">
    /// There is none: no hub has used the folder. Making one here would only hide a mistyped name.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The folder is another user's.</exception>
    public static DevelopmentCertificates Open(string dataFolder, TimeProvider clock)
    {
        var certificates = Path.Combine(dataFolder, "certs");
        // A file in a folder that may not be read seems not to be there.
        if (Directory.Exists(dataFolder) && Directory.EnumerateFileSystemEntries(dataFolder).Any()
            && Directory.Exists(certificates))
            _ = Directory.EnumerateFileSystemEntries(certificates).Any();
        return File.Exists(Path.Combine(certificates, "ca.pem"))
            ? new DevelopmentCertificates(CertificateAuthority.OpenOrCreate(dataFolder, clock, NullLogger.Instance))
            : throw new UsageException(
                $"The folder '{dataFolder}' has no certificate authority.",
                "Name the hub's data folder by --data, start a hub with it (petitionhub serve), "
                + "or call with --cert, --key and --ca.");
    }

    /// <exception cref="UsageException">The code is not one.</exception>
    public IssuedCertificate IssueUnit(string code) => UnitCode.TryParse(code, out var unit)
        ? authority.Issue(unit)
        : throw new UsageException(
            $"'{code}' is not a unit's code.", "A code is 2 to 40 of a–z, 0–9 and inner hyphens, as 430103-bureau.");

    /// <exception cref="UsageException">The name is not one.</exception>
    public IssuedCertificate IssueOperator(string name)
    {
        try
        {
            return authority.IssueOperator(name);
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"'{name}' is not an operator's name.",
                "A name is 2 to 40 of a–z, 0–9 and inner hyphens, as admin; hub is the hub's "
                    + "own.");
        }
    }

    public void Dispose() => authority.Dispose();
}
