using Microsoft.Extensions.Logging;

namespace PetitionHub.Certificates;

/// <summary>Log messages of the development authority: paths, never keys or subjects.</summary>
internal static partial class CertificatesLog
{
    // The other numbers of the hundred are those of the hub's IdentityLog.
    [LoggerMessage(1101, LogLevel.Information, "Made {Path}")]
    public static partial void CertificateMade(ILogger logger, string path);
}
