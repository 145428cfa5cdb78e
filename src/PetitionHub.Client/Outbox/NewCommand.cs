using System.Data.Common;
using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>A command on its way into the outbox: checked, copied, with its request id.</summary>
internal sealed record NewCommand(Guid RequestId, byte[] Content, string Counterparty, long? PetitionOf, DateTimeOffset Time)
{
    public static NewCommand Of(IMessage request, long? petitionOf, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(request);
        var envelope = Commands.Wrap(request);
        var copy = Commands.RequestOf(envelope);
        var id = Commands.RequestIdOf(copy) is { Length: > 0 } given ? Guid.Parse(given) : Guid.CreateVersion7();
        Commands.SetRequestId(copy, id.ToString());
        CheckPetition(Commands.PetitionIdOf(copy), petitionOf, request.Descriptor.Name);
        var content = envelope.ToByteArray();
        if (content.Length > Outbox.MaxCommandBytes)
            throw new ArgumentException($"A command of {content.Length:N0} bytes is larger than the {Outbox.MaxCommandBytes:N0} "
                + "that the hub takes.", nameof(request));
        return new NewCommand(id, content, CommandDestination.Of(copy), petitionOf, time);
    }

    /// <summary>Writes it, unless it is there; returns its number, and whether it is new.</summary>
    public (long Number, bool IsNew) Insert(DbConnection connection)
    {
        var same = connection.Query(
            "SELECT number, content, petition_of FROM command WHERE request_id = $id",
            row => (Number: row.GetInt64(0),
                IsSame: row.Bytes(1).AsSpan().SequenceEqual(Content) && row.LongOrNull(2) == PetitionOf),
            ("$id", RequestId)).SingleOrDefault();
        if (same.Number > 0)
            return same.IsSame ? (same.Number, false) : throw new InvalidOperationException(
                $"The request id {RequestId} is that of command {same.Number}, which is another.");
        if (PetitionOf is { } earlier
            && connection.Scalar<long>("SELECT COUNT(*) FROM command WHERE number = $earlier", ("$earlier", earlier)) == 0)
            throw new ArgumentException($"There is no command {earlier} whose petition it could be about.");
        return (connection.Scalar<long>(
            """
            INSERT INTO command (request_id, content, counterparty, petition_of, enqueue_time)
            VALUES ($id, $content, $counterparty, $earlier, $time)
            RETURNING number
            """,
            ("$id", RequestId), ("$content", Content), ("$counterparty", Counterparty), ("$earlier", PetitionOf),
            ("$time", Time)), true);
    }

    private static void CheckPetition(string? petitionId, long? petitionOf, string message)
    {
        if (petitionId is null && petitionOf is not null)
            throw new ArgumentException(
                $"{message} names no petition, so it can be about none of another command.", nameof(petitionOf));
        if (petitionId is { Length: > 0 } && petitionOf is not null)
            throw new ArgumentException("Either the request names its petition, or another command does.", nameof(petitionOf));
        if (petitionId is { Length: 0 } && petitionOf is null)
            throw new ArgumentException($"{message} names no petition.", nameof(petitionId));
    }
}
