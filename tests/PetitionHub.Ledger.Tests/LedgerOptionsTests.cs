namespace PetitionHub.Ledger.Tests;

public sealed class LedgerOptionsTests
{
    public static TheoryData<LedgerOptions> OutOfRange =>
    [
        new LedgerOptions { DataFolder = " " },
        new LedgerOptions { DataFolder = "data", QueueCapacity = 0 },
        new LedgerOptions { DataFolder = "data", BatchSize = 10_001 },
        new LedgerOptions { DataFolder = "data", BatchBytes = 0 },
        new LedgerOptions { DataFolder = "data", LockTimeoutMs = 0 },
    ];

    [Fact]
    public void Validate_Defaults_AreInRange() => new LedgerOptions { DataFolder = "data" }.Validate();

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Validate_ValueOutOfRange_Throws(LedgerOptions options) => Assert.ThrowsAny<ArgumentException>(options.Validate);
}
