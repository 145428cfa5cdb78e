using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>Keeps what was heard of units' systems. It is not part of the ledger: nothing follows from it.</summary>
public sealed class ContactWriter
{
    /// <summary>How many rows are written in one transaction, which is short.</summary>
    public const int RowsAtOnce = 500;

    private readonly IContactStore _database;

    internal ContactWriter(IContactStore database) => _database = database;

    /// <summary>Adds to what is kept: of two times the later is kept, and counts are added.</summary>
    public async Task WriteAsync(
        IReadOnlyCollection<UnitContact> contacts, IReadOnlyCollection<UnitErrors> errors, CancellationToken cancellationToken)
    {
        // In one order, so that no two hubs wait for each other.
        foreach (var some in contacts.OrderBy(one => one.Unit).Chunk(RowsAtOnce))
            await WriteAsync(new ContactRows([.. some.Select(ToRow)], []), cancellationToken);
        foreach (var some in errors.OrderBy(one => one.Unit).ThenBy(one => one.Reason, StringComparer.Ordinal).Chunk(RowsAtOnce))
            await WriteAsync(new ContactRows([], [.. some.Select(ToRow)]), cancellationToken);
    }

    /// <summary>Removes the errors of days before.</summary>
    public async Task RemoveErrorsBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var day = Buckets.DayOf(Buckets.HourOf(time.ToUnixTimeMilliseconds()));
        await using var context = _database.CreateContext();
        await _database.RunFollowingAsync(
            context,
            async () => await context.UnitErrors.Where(row => row.Day < day).ExecuteDeleteAsync(cancellationToken) > 0,
            cancellationToken);
    }

    /// <summary>Writes the rows; again, as a reader does, where a passing fault undid it.</summary>
    private Task<bool> WriteAsync(ContactRows rows, CancellationToken cancellationToken) => PatientReading.ReadAsync(
        _database,
        async context =>
        {
            await _database.RunFollowingAsync(
                context,
                async () =>
                {
                    await _database.PutContactsAsync(context, rows, cancellationToken);
                    return true;
                },
                cancellationToken);
            return true;
        },
        cancellationToken);

    private static UnitContactRow ToRow(UnitContact contact) => new()
    {
        Unit = contact.Unit.Value,
        CalledAtMs = Time.ToMs(contact.CalledAt),
        PulledAtMs = Time.ToMs(contact.PulledAt),
        CommandedAtMs = Time.ToMs(contact.CommandedAt),
        CertificateEndsAtMs = Time.ToMs(contact.CertificateEndsAt),
    };

    private static UnitErrorRow ToRow(UnitErrors errors) => new()
    {
        Day = Buckets.DayOf(Buckets.HourOf(errors.LastAt.ToUnixTimeMilliseconds())),
        Unit = errors.Unit.Value,
        Reason = errors.Reason,
        Count = errors.Count,
        LastAtMs = errors.LastAt.ToUnixTimeMilliseconds(),
    };
}
