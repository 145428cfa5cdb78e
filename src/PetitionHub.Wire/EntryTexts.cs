using System.Collections;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.V1;

namespace PetitionHub.Wire;

/// <summary>
/// The texts and personal data of an entry, which are kept apart from it: the fields that the contract marks as <c>sealed</c>.
/// They are a message that has the shape of the entry and these fields alone, so that each finds its place again, with a salt, so
/// that nobody can try out texts by their digest.
/// </summary>
public static class EntryTexts
{
    private static readonly ConcurrentDictionary<MessageDescriptor, SealedFields> Known = [];

    /// <summary>True where the entry has any text.</summary>
    public static bool IsIn(LedgerEntry entry) => IsIn((IMessage)entry);

    /// <summary>Takes a new entry apart, and gives it the salt and the digest of its texts.</summary>
    /// <returns>Its exact bytes, and those of its texts; the latter are empty where it has none.</returns>
    public static (byte[] Content, byte[] Texts) TakeApart(LedgerEntry entry, ReadOnlySpan<byte> salt)
    {
        var bare = entry.Clone();
        if (Take(bare) is not LedgerEntry taken)
            return (entry.ToByteArray(), []);
        taken.TextsSalt = entry.TextsSalt = ByteString.CopyFrom(salt);
        var texts = taken.ToByteArray();
        bare.TextsSha256 = entry.TextsSha256 = UnsafeByteOperations.UnsafeWrap(SHA256.HashData(texts));
        return (bare.ToByteArray(), texts);
    }

    /// <summary>Takes an entry apart that was read before.</summary>
    /// <returns>Its exact bytes, and those of its texts; the latter are empty where it has none.</returns>
    public static (byte[] Content, byte[] Texts) TakeApart(LedgerEntry entry)
    {
        var bare = entry.Clone();
        var texts = Take(bare);
        return (bare.ToByteArray(), texts?.ToByteArray() ?? []);
    }

    /// <summary>Reads an entry from its bytes and those of its texts.</summary>
    /// <param name="content">The bytes of the entry.</param>
    /// <param name="texts">The bytes of its texts; empty for the entry without them.</param>
    /// <exception cref="InvalidProtocolBufferException">The bytes are damaged.</exception>
    /// <exception cref="InvalidDataException">The texts are not the entry's.</exception>
    public static LedgerEntry Read(ReadOnlySpan<byte> content, ReadOnlySpan<byte> texts)
    {
        var entry = LedgerEntry.Parser.ParseFrom(content);
        if (texts.IsEmpty)
            return entry;
        Require(entry, texts);
        Put(LedgerEntry.Parser.ParseFrom(texts), entry);
        return entry;
    }

    /// <summary>Checks that texts are those of the digest that an entry holds.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void Require(LedgerEntry entry, ReadOnlySpan<byte> texts)
    {
        if (!SHA256.HashData(texts).AsSpan().SequenceEqual(entry.TextsSha256.Span))
            throw NotItsTexts();
    }

    private static bool IsIn(IMessage message) =>
        Array.Exists(Of(message).Sealed, field => !IsEmpty(field.Accessor.GetValue(message)))
        || Array.Exists(Of(message).Around, field => field.Accessor.GetValue(message) switch
        {
            IMessage one => IsIn(one),
            IList many => many.Cast<IMessage>().Any(IsIn),
            _ => false,
        });

    private static IMessage? Take(IMessage message)
    {
        IMessage? texts = null;
        foreach (var field in Of(message).Sealed)
        {
            var value = field.Accessor.GetValue(message);
            if (IsEmpty(value))
                continue;
            field.Accessor.SetValue(texts ??= Create(message), value);
            field.Accessor.Clear(message);
        }

        foreach (var field in Of(message).Around)
        {
            var value = field.Accessor.GetValue(message);
            if (value is IMessage one && Take(one) is { } taken)
                field.Accessor.SetValue(texts ??= Create(message), taken);
            if (value is IList many && TakeEach(many) is { } all)
                all.ForEach(element => ((IList)field.Accessor.GetValue(texts ??= Create(message))).Add(element));
        }

        return texts;
    }

    /// <summary>The texts of all elements, an empty message for one that has none; null where none has any.</summary>
    private static List<IMessage>? TakeEach(IList elements)
    {
        var taken = elements.Cast<IMessage>().Select(element => (Element: element, Texts: Take(element))).ToList();
        return taken.Exists(one => one.Texts is not null)
            ? taken.ConvertAll(one => one.Texts ?? Create(one.Element))
            : null;
    }

    private static void Put(IMessage texts, IMessage message)
    {
        foreach (var field in Of(message).Sealed)
            if (field.Accessor.GetValue(texts) is { } value && !IsEmpty(value))
                field.Accessor.SetValue(message, value);
        foreach (var field in Of(message).Around)
        {
            var value = field.Accessor.GetValue(texts);
            var place = field.Accessor.GetValue(message);
            if (value is IMessage one)
                Put(one, place as IMessage ?? throw NotItsTexts());
            if (value is IList { Count: > 0 } many)
                PutEach(many, (IList)place);
        }
    }

    private static void PutEach(IList texts, IList elements)
    {
        if (texts.Count != elements.Count)
            throw NotItsTexts();
        for (var i = 0; i < elements.Count; i++)
            Put((IMessage)texts[i]!, (IMessage)elements[i]!);
    }

    private static bool IsEmpty(object? value) => value is null or "" or ByteString { IsEmpty: true };

    private static IMessage Create(IMessage like) => like.Descriptor.Parser.ParseFrom(ByteString.Empty);

    private static SealedFields Of(IMessage message) => Known.GetOrAdd(message.Descriptor, SealedFields.Find);

    private static InvalidDataException NotItsTexts() => new("The texts are not of this entry.");

    /// <summary>The fields of a message that are sealed, and those whose messages have such fields somewhere.</summary>
    private sealed record SealedFields(FieldDescriptor[] Sealed, FieldDescriptor[] Around)
    {
        public static SealedFields Find(MessageDescriptor message)
        {
            var fields = message.Fields.InDeclarationOrder();
            return new SealedFields(
                [.. fields.Where(IsSealed)],
                [.. fields.Where(field => !IsSealed(field) && IsAround(field))]);
        }

        private static bool IsAround(FieldDescriptor field) => field.FieldType == FieldType.Message
            && field.MessageType.Fields.InDeclarationOrder().Any(inner => IsSealed(inner) || IsAround(inner));

        private static bool IsSealed(FieldDescriptor field) =>
            field.GetOptions()?.GetExtension(OptionsExtensions.Sealed) == true;
    }
}
