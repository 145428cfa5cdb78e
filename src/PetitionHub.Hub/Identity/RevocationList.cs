using System.Formats.Asn1;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// A certificate revocation list (RFC 5280, 5.1). Its signature is not checked: a user who may write the hub's files can also
/// choose the authorities that it trusts.
/// </summary>
/// <param name="Issuer">The issuer's name, DER in hexadecimal.</param>
/// <param name="UpdatedAt">When it was made.</param>
/// <param name="NextAt">When the next one comes at the latest; null where it does not say.</param>
/// <param name="Serials">The serial numbers.</param>
internal sealed record RevocationList(
    string Issuer, DateTimeOffset UpdatedAt, DateTimeOffset? NextAt, IReadOnlyList<ReadOnlyMemory<byte>> Serials)
{
    // Says which certificates the list is about, and is critical; each of them is on some list, and all lists count.
    private const string IssuingDistributionPoint = "2.5.29.28";

    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <exception cref="InvalidDataException">The bytes are not a revocation list, or one that the hub does not
    /// understand.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var file = new AsnReader(der, AsnEncodingRules.DER);
            var signed = file.ReadSequence();
            file.ThrowIfNotEmpty();
            var list = signed.ReadSequence();
            signed.ReadSequence(); // signature algorithm
            signed.ReadBitString(out _);
            signed.ThrowIfNotEmpty();
            return ReadList(list);
        }
        catch (AsnContentException)
        {
            throw new InvalidDataException("A certificate revocation list cannot be read.");
        }
    }

    private static RevocationList ReadList(AsnReader list)
    {
        if (list.PeekTag() == Asn1Tag.Integer)
            list.ReadInteger(); // version
        list.ReadSequence(); // signature algorithm
        var issuer = Convert.ToHexString(list.ReadEncodedValue().Span);
        var updated = ReadTime(list);
        DateTimeOffset? next = list.HasData && IsTime(list.PeekTag()) ? ReadTime(list) : null;
        var serials = new List<ReadOnlyMemory<byte>>();
        if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            for (var revoked = list.ReadSequence(); revoked.HasData;)
                serials.Add(ReadEntry(revoked.ReadSequence()));
        }

        if (list.HasData)
            RequireKnown(list.ReadSequence(ExtensionsTag).ReadSequence());
        list.ThrowIfNotEmpty();
        return new(issuer, updated, next, serials);
    }

    private static ReadOnlyMemory<byte> ReadEntry(AsnReader entry)
    {
        var serial = entry.ReadIntegerBytes();
        ReadTime(entry);
        if (entry.HasData)
            RequireKnown(entry.ReadSequence());
        entry.ThrowIfNotEmpty();
        return serial;
    }

    /// <summary>
    /// What is critical changes what the list means: that it has changes only (2.5.29.27), or that an entry is of another issuer
    /// (2.5.29.29).
    /// </summary>
    private static void RequireKnown(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var id = extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean() && id != IssuingDistributionPoint)
                throw new InvalidDataException(
                    $"A certificate revocation list has the critical extension {id}, which the hub does not know.");
        }
    }

    private static bool IsTime(Asn1Tag tag) => tag == Asn1Tag.UtcTime || tag == Asn1Tag.GeneralizedTime;

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
