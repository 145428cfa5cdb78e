using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>A column of a table or of a table type, as its DDL declares it.</summary>
internal sealed record SqlColumn(string Table, string Name, SqlType Type, bool IsNullable)
{
    public static SqlColumn Of(string table, ColumnDefinition column) => new(
        table,
        column.ColumnIdentifier.Value,
        SqlType.Of(column.DataType) with { Collation = column.Collation?.Value },
        column.Constraints.OfType<NullableConstraintDefinition>().All(constraint => constraint.Nullable));
}

/// <summary>A type: its name, its length where it has one (-1 is max), and the collation of a column.</summary>
internal sealed record SqlType(string Name, int? Length = null, string? Collation = null)
{
    private static readonly string[] Integers = ["tinyint", "smallint", "int", "bigint"];
    private static readonly string[] Binaries = ["binary", "varbinary"];

    public static SqlType Of(DataTypeReference type) => new(
        type.Name.BaseIdentifier.Value.ToLowerInvariant(),
        type is ParameterizedDataTypeReference { Parameters: [var length] }
            ? length is MaxLiteral ? -1 : int.Parse(length.Value, System.Globalization.CultureInfo.InvariantCulture)
            : null);

    public bool IsInteger => Integers.Contains(Name);

    /// <summary>
    /// True where values of both compare without a conversion of a column, which would keep its index from being used.
    /// </summary>
    public bool ComparesWith(SqlType other) =>
        Name == other.Name || (IsInteger && other.IsInteger) || (Binaries.Contains(Name) && Binaries.Contains(other.Name));

    /// <summary>True where every value of it fits into the other.</summary>
    public bool FitsInto(SqlType column) => ComparesWith(column)
        && (!IsInteger || Array.IndexOf(Integers, Name) <= Array.IndexOf(Integers, column.Name))
        && (Length is null || column.Length is null or -1 || (Length >= 0 && Length <= column.Length));

    public override string ToString() => Length switch
    {
        null => Name,
        -1 => $"{Name}(max)",
        var length => $"{Name}({length})",
    };
}
