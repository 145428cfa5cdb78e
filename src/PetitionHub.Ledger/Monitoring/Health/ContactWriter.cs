using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>Keeps what was heard of units' systems. It is not part of the ledger: nothing follows from it.</summary>
public sealed class ContactWriter
{
    /// <summary>The most rows that one transaction should write, so that it is short.</summary>
    public const int RowsAtOnce = 500;

    private readonly IContactStore _database;

    internal ContactWriter(IContactStore database) => _database = database;

    /// <summary>
    /// Adds to what is kept, in one transaction: of times the later stands, and counts are added. What a passing fault undid is
    /// written again. Callers give rows in the order of their keys, so that no two hubs wait for each other.
    /// </summary>
    public Task WriteAsync(
        IReadOnlyCollection<UnitContact> contacts, IReadOnlyCollection<UnitErrors> errors, CancellationToken cancellationToken)
    {
        var rows = new ContactRows([.. contacts.Select(ToRow)], [.. errors.Select(ToRow)]);
        return PatientReading.ReadAsync(
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
