using System.Formats.Asn1;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// A certificate revocation list (RFC 5280, 5.1). Its signature is not checked: whoever may write the hub's files may also name
/// whom the hub trusts.
/// </summary>
/// <param name="Issuer">The issuer's name, DER.</param>
/// <param name="Serials">The serial numbers.</param>
internal sealed record RevocationList(ReadOnlyMemory<byte> Issuer, IReadOnlyList<ReadOnlyMemory<byte>> Serials)
{
    /// <exception cref="InvalidDataException">The bytes are no revocation list.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (list.PeekTag() == Asn1Tag.Integer)
                list.ReadInteger(); // version
            list.ReadSequence(); // signature algorithm
            var issuer = list.ReadEncodedValue();
            list.ReadEncodedValue(); // this update
            if (list.HasData && IsTime(list.PeekTag()))
                list.ReadEncodedValue(); // next update
            var serials = new List<ReadOnlyMemory<byte>>();
            if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                for (var revoked = list.ReadSequence(); revoked.HasData;)
                    serials.Add(revoked.ReadSequence().ReadIntegerBytes());
            }

            return new(issuer, serials);
        }
        catch (AsnContentException)
        {
            throw new InvalidDataException("A certificate revocation list cannot be read.");
        }
    }

    private static bool IsTime(Asn1Tag tag) => tag == Asn1Tag.UtcTime || tag == Asn1Tag.GeneralizedTime;
}
