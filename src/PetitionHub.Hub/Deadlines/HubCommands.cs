using System.Security.Cryptography;
using System.Text;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Deadlines;

/// <summary>
/// The commands that the hub gives by itself. Their request ids are derived from their subject: every replica, and every start,
/// gives the same command, and the ledger takes it once.
/// </summary>
internal static class HubCommands
{
    public static Submission Tell(WatchedDuty duty, DeadlineStage stage) => Make(
        duty.Petition, new DeadlineNotice(duty.Number, stage),
        $"notice {(int)stage} of {duty.Number} due {duty.DueAt.ToUnixTimeMilliseconds()}");

    public static Submission TellOfPassing(PassedPetition passed) =>
        Make(passed.Petition, new BuckPassingNotice(), $"passing from {passed.CountedFrom.ToUnixTimeMilliseconds()}");

    /// <param name="duties">Provisional duties of one petition.</param>
    public static Submission Change(IReadOnlyList<WatchedDuty> duties) => Make(
        duties[0].Petition,
        new DeadlineChange([.. duties.Select(duty => duty.Number)]),
        $"change of {string.Join(", ", duties.Select(duty => $"{duty.Number} due {duty.DueAt.ToUnixTimeMilliseconds()}"))}");

    private static Submission Make(PetitionId petition, Step step, string what)
    {
        var sha256 = SHA256.HashData(Encoding.UTF8.GetBytes($"{Actor.Hub} {petition} {what}"));
        return new Submission(new Command(IdOf(sha256), Actor.Hub, petition, [step]), sha256);
    }

    /// <summary>A UUID of a name (RFC 9562, version 8).</summary>
    private static Guid IdOf(ReadOnlySpan<byte> sha256)
    {
        Span<byte> bytes = stackalloc byte[16];
        sha256[..16].CopyTo(bytes);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
