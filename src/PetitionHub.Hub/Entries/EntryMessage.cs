using PetitionHub.Ledger.Entries;
using PetitionHub.V1;

namespace PetitionHub.Hub.Entries;

/// <summary>Entries of the ledger as the contract's messages.</summary>
public static class EntryMessage
{
    extension(StoredEntry stored)
    {
        /// <summary>The entry's bytes as a message. They are read once, and all share it: it must not be changed.</summary>
        /// <exception cref="Google.Protobuf.InvalidProtocolBufferException">The bytes are damaged.</exception>
        public LedgerEntry Entry => stored.Read(static content => LedgerEntry.Parser.ParseFrom(content.Span));
    }
}
