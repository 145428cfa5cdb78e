using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Operators;

/// <summary>The table of operators.</summary>
internal static class OperatorTables
{
    private const int PasswordHashLength = 256;

    public static void Map(ModelBuilder model) => model.Entity<OperatorRow>(account =>
    {
        account.ToTable("operator_accounts").HasKey(row => row.Name);
        account.Property(row => row.Name).HasMaxLength(UnitCode.MaxLength);
        account.Property(row => row.PasswordHash).HasMaxLength(PasswordHashLength);
    });
}
