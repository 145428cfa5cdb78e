using PetitionHub.Ledger.Entries;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Entries;

/// <summary>Entries of the ledger as the contract's messages.</summary>
public static class EntryMessage
{
    extension(StoredEntry stored)
    {
        /// <summary>The entry as a message. It is read once, and all share it: it must not be changed.</summary>
        /// <exception cref="Google.Protobuf.InvalidProtocolBufferException">The bytes are damaged.</exception>
        /// <exception cref="InvalidDataException">The texts are damaged.</exception>
        public LedgerEntry Entry => stored.Read(static (content, texts) => EntryTexts.Read(content.Span, texts.Span));
    }
}
