namespace PetitionHub.Ledger.Storage;

/// <summary>How long texts are at most that more than one capability keeps.</summary>
internal static class ColumnLength
{
    /// <summary>The digits of a territory.</summary>
    public const int Territory = 9;

    /// <summary>A name that the hub or a client gives: of a consumer, a rule set, a projection.</summary>
    public const int Name = 64;

    /// <summary>The digits of a category.</summary>
    public const int Category = 6;
}
