using System.Data.Common;
using System.Net.Sockets;
using Amazon.Runtime;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// Distinguishes failures of the machine or a server (a full disk, a lock, a database or store that is away) from faults of the
/// hub: the first pass, and the same call may be sent again; the second are bugs.
/// </summary>
internal static class MachineFault
{
    public static bool Is(Exception exception)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            // A file with wrong contents stays unreadable: such a fault does not pass.
            if (at is InvalidDataException or EndOfStreamException)
                return false;
            if (at is LedgerUnavailableException or ProjectionBehindException or DbException or IOException
                or UnauthorizedAccessException or SocketException or HttpRequestException or AmazonServiceException
                or AmazonClientException)
                return true;
        }

        return false;
    }
}
