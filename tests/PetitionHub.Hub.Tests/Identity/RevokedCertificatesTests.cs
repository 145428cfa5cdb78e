using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Tests.Identity;

public sealed class RevokedCertificatesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _authority = TestCertificates.Authority();
    private readonly X509Certificate2 _certificate;

    public RevokedCertificatesTests() => _certificate = TestCertificates.Client(_authority, "urn:petitionhub:unit:430103-bureau");

    [Fact]
    public void FromFile_OfRevocationLists_KnowsTheirCertificates()
    {
        using var other = TestCertificates.Authority();
        var list = List(other, TestCertificates.Client(other, null)) + "\n" + List(_authority, _certificate) + "\n# end\n";

        Assert.True(Read(list).Contains(_certificate));
    }

    [Fact]
    public void FromFile_OfARevocationListOfAnotherAuthority_DoesNotMeanTheSameSerialNumber()
    {
        using var other = TestCertificates.Authority();

        Assert.False(Read(List(other, _certificate)).Contains(_certificate));
    }

    [Fact]
    public void FromFile_OfAnEmptyRevocationList_RevokesNothing() => Assert.False(Read(List(_authority)).Contains(_certificate));

    [Fact]
    public void FromFile_OfSerialNumbers_ReadsThemInAnyForm()
    {
        var withColons = string.Join(':', _certificate.SerialNumber.Chunk(2).Select(pair => new string(pair)));

        Assert.True(Read($"# lost on 2 March\n\n  {_certificate.SerialNumber.ToLowerInvariant()}  \r\n# end\r\n")
            .Contains(_certificate));
        Assert.True(Read($"00:{withColons} # lost\n#END").Contains(_certificate));
        Assert.False(Read("01\nABCDE\n# end\n\n").Contains(_certificate));
    }

    [Theory]
    [InlineData("no number\n# end")]
    [InlineData("# end\n0A")]
    [InlineData("# end\n# another file")]
    [InlineData("A:B\n# end")]
    [InlineData(":\n# end")]
    [InlineData("00\n# end")]
    [InlineData("0A 0B\n# end")]
    [InlineData("0\0A\0\n# end")]
    [InlineData("0A\uFFFD\n# end")]
    [InlineData("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF\n# end")]
    [InlineData("-----BEGIN X509 CRL-----\n-----BEGIN X509 CRL-----\n# end")]
    [InlineData("-----END X509 CRL-----\n# end")]
    [InlineData("-----BEGIN X509 CRL-----\n-----END X509 CRL-----\n# end")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----")]
    [InlineData("-----BEGIN X509 CRL-----\nhalf of it")]
    public void FromFile_OfSomethingElse_Throws(string text) => Assert.Throws<InvalidDataException>(() => Read(text));

    [Fact]
    public void FromFile_OfAListWithSerialNumbersBehindIt_RevokesBoth()
    {
        using var other = TestCertificates.Client(_authority, null);
        var read = Read(List(_authority, other) + $"\r\n# and by hand\r\n{_certificate.SerialNumber}\r\n# end\r\n");

        Assert.True(read.Contains(other));
        Assert.True(read.Contains(_certificate));
    }

    [Fact]
    public void FromFile_OfAnyBeginningOfTheFile_LetsNobodyIn()
    {
        using var other = TestCertificates.Authority();
        var whole =
            $"# revoked\n{_certificate.SerialNumber}\n{List(other, _certificate)}\n{List(_authority, _certificate)}\n# end";
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Read(whole[..length]));
        Assert.True(Read(whole).Contains(_certificate));
    }

    [Fact]
    public void FromFile_OfAListInDer_IsReadWholeOrNotAtAll()
    {
        var der = Der(_authority, _certificate);
        Assert.True(Read(der).Contains(_certificate));
        for (var length = 0; length < der.Length; length++)
            Assert.Throws<InvalidDataException>(() => Read(der[..length]));
        Assert.Throws<InvalidDataException>(() => Read([.. der, 0]));
    }

    [Fact]
    public void FromFile_OfAListOfChangesOnly_IsRefused()
    {
        // RFC 5280, 5.2.4: what it does not name may still be revoked.
        var exception = Assert.Throws<InvalidDataException>(() => Read(Changes()));

        Assert.Contains("2.5.29.27", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireAfter_OfAFileThatLetsSomebodyInAgain_WantsItsEnd()
    {
        var serials = Read($"{_certificate.SerialNumber}\n# end");
        var both = Read($"{_certificate.SerialNumber}\n{List(_authority, _certificate)}\n# end");

        Read("# end").RequireAfter(serials);
        Assert.Throws<InvalidDataException>(() => Read(List(_authority)).RequireAfter(serials));
        Assert.Throws<InvalidDataException>(() => Read(List(_authority)).RequireAfter(both));
        using var other = TestCertificates.Authority();
        Assert.Throws<InvalidDataException>(() => Read(List(other)).RequireAfter(Read(List(_authority, _certificate))));
    }

    [Fact]
    public void RequireAfter_OfTheSameIssuersNewerList_MayLeaveOutWhatEnded()
    {
        var (older, newer) = (Read(List(_authority, Now.AddHours(-1), _certificate)), Read(List(_authority, Now)));

        newer.RequireAfter(older);
        Assert.Throws<InvalidDataException>(() => older.RequireAfter(newer));
    }

    [Fact]
    public void RequireAfter_OfAFileWithOneOfTwoListsOfAnIssuer_WantsItsEnd()
    {
        var two = Read($"{List(_authority, Now.AddHours(-2))}\n{List(_authority, Now.AddHours(-1), _certificate)}\n# end");

        Assert.Throws<InvalidDataException>(() => Read(List(_authority, Now)).RequireAfter(two));
        Read($"{List(_authority, Now)}\n# end").RequireAfter(two);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    private static DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    private static string List(X509Certificate2 authority, params X509Certificate2[] certificates) =>
        List(authority, Now, certificates);

    private static string List(X509Certificate2 authority, DateTimeOffset now, params X509Certificate2[] certificates) =>
        PemEncoding.WriteString("X509 CRL", Der(authority, now, certificates));

    private static byte[] Der(X509Certificate2 authority, params X509Certificate2[] certificates) =>
        Der(authority, Now, certificates);

    private static byte[] Der(X509Certificate2 authority, DateTimeOffset now, params X509Certificate2[] certificates)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in certificates)
            list.AddEntry(certificate, reason: X509RevocationReason.KeyCompromise);
        return list.Build(authority, 1, now.AddDays(7), HashAlgorithmName.SHA256, thisUpdate: now);
    }

    /// <summary>A list without entries, but with the critical extension of a list of changes.</summary>
    private static byte[] Changes()
    {
        var list = new AsnReader(Der(TestCertificates.Authority()), AsnEncodingRules.DER).ReadSequence();
        var toSign = list.ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                while (toSign.HasData && toSign.PeekTag().TagClass == TagClass.Universal)
                    writer.WriteEncodedValue(toSign.ReadEncodedValue().Span);
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.5.29.27");
                    writer.WriteBoolean(true);
                    writer.WriteOctetString([2, 1, 1]);
                }
            }

            while (list.HasData)
                writer.WriteEncodedValue(list.ReadEncodedValue().Span);
        }

        return writer.Encode();
    }

    private RevokedCertificates Read(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("revoked"), bytes);
        return RevokedCertificates.FromFile(_folder.File("revoked"));
    }

    private RevokedCertificates Read(string text) => RevokedCertificates.FromFile(_folder.Write("revoked", text));
}
