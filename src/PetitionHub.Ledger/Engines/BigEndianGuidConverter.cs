using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PetitionHub.Ledger.Engines;

/// <summary>UUIDs as 16 bytes in the order of their text, so that version 7 ones sort by time; text would take 36.</summary>
internal sealed class BigEndianGuidConverter() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true), bytes => new Guid(bytes, true));
