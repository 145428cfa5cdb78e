namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>What becomes of a column where the row is there already.</summary>
internal enum SqliteMerge
{
    /// <summary>It is part of the key.</summary>
    Key,

    /// <summary>The new value is kept.</summary>
    Replace,

    /// <summary>The new value is added.</summary>
    Add,

    /// <summary>The greater value is kept; a missing one is the least.</summary>
    Greatest,

    /// <summary>It never changes. SQLite rewrites the index of every column that an update names, changed or not.</summary>
    Keep,
}

/// <summary>A column of rows that are put: inserted, or merged with those that are there.</summary>
internal sealed record SqliteColumn<TRow>(string Name, Action<Statement, TRow> Bind, SqliteMerge Merge = SqliteMerge.Replace)
{
    public string Update => Merge switch
    {
        SqliteMerge.Add => $"{Name} = {Name} + excluded.{Name}",
        SqliteMerge.Greatest => $"{Name} = COALESCE(MAX({Name}, excluded.{Name}), {Name}, excluded.{Name})",
        _ => $"{Name} = excluded.{Name}",
    };
}
