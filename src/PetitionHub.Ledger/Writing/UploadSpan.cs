namespace PetitionHub.Ledger.Writing;

/// <summary>Uploads that began in a span of time, both ends included, in Unix milliseconds.</summary>
internal readonly record struct UploadSpan(long FromMs, long ToMs);
