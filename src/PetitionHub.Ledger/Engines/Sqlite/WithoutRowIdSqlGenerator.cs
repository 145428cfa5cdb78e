using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Makes tables whose key has several columns WITHOUT ROWID, and that of keys: they are small rows in the order of their key,
/// which SQLite would else keep twice, once in the table and once in the key's index. EF Core has no other switch for it
/// (dotnet/efcore#6066).
/// </summary>
internal sealed class WithoutRowIdSqlGenerator(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (operation.PrimaryKey?.Columns.Length > 1 || operation.Name == TextTables.Keys)
            builder.Append(" WITHOUT ROWID");
        if (!terminate)
            return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
