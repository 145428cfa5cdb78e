using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Certificates;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Tests.Errors;

namespace PetitionHub.Hub.Tests.Identity;

public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly CapturedLog _log = new();

    [Fact]
    public void OpenOrCreate_InANewFolder_MakesAuthorityAndServerCertificate()
    {
        using var authority = Open();

        var server = authority.ServerCertificate;
        Assert.True(server.HasPrivateKey);
        Assert.True(server.MatchesHostname("localhost"));
        Assert.True(server.MatchesHostname("127.0.0.1"));
        Assert.True(server.MatchesHostname("::1"));
        Assert.True(server.MatchesHostname(System.Net.Dns.GetHostName()));
        Assert.Equal(10, (authority.Certificate.NotAfter - _clock.GetLocalNow().DateTime).Days / 365);
        Assert.Equal(365, (server.NotAfter - _clock.GetLocalNow().DateTime).TotalDays, 1.5);
        Assert.True(File.Exists(_folder.File("certs/ca.pem")) && File.Exists(_folder.File("certs/hub.pem")));
    }

    [Fact]
    public void OpenOrCreate_Keys_AreForTheOwnersEyesOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using var authority = Open();
        authority.Issue(UnitCode.Parse("430103-bureau"));

        var keys = Directory.GetFiles(_folder.Path, "*.key", SearchOption.AllDirectories);

        Assert.Equal(3, keys.Length);
#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.All(keys, key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)));
#pragma warning restore CA1416
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void OpenOrCreate_InAFolderWithOne_KeepsIt()
    {
        using var first = Open();
        using var second = Open();

        Assert.Equal(first.Certificate.Thumbprint, second.Certificate.Thumbprint);
        Assert.Equal(first.ServerCertificate.Thumbprint, second.ServerCertificate.Thumbprint);
    }

    [Fact]
    public async Task OpenOrCreate_ByManyAtOnce_MakesOneAuthority()
    {
        var opened = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(Open, TestContext.Current.CancellationToken)));

        Assert.Single(opened.Select(authority => authority.Certificate.Thumbprint).Distinct());
        Assert.Single(opened.Select(authority => authority.ServerCertificate.Thumbprint).Distinct());
        Array.ForEach(opened, authority => authority.Dispose());
    }

    [Fact]
    public void OpenOrCreate_AfterACrashBetweenKeyAndCertificate_MakesThemAnew()
    {
        using var first = Open();
        File.Copy(_folder.File("certs/ca.key"), _folder.File("certs/hub.key"), overwrite: true);

        using var second = Open();

        Assert.NotEqual(first.ServerCertificate.Thumbprint, second.ServerCertificate.Thumbprint);
        Assert.Equal(first.Certificate.Thumbprint, second.Certificate.Thumbprint);
    }

    [Fact]
    public void ServerCertificate_WithFewerThanThirtyDaysLeft_IsRenewedWhileTheHubRuns()
    {
        using var authority = Open();
        var first = authority.ServerCertificate;
        _clock.Advance(TimeSpan.FromDays(300));
        Assert.Same(first, authority.ServerCertificate);

        _clock.Advance(TimeSpan.FromDays(40));

        Assert.NotEqual(first.Thumbprint, authority.ServerCertificate.Thumbprint);
        Assert.True(authority.ServerCertificate.NotAfter > first.NotAfter.AddDays(300));
    }

    [Fact]
    public void ServerCertificate_OfAnAuthorityThatEndsSoon_IsNotMadeAtEveryCall()
    {
        using var authority = Open();
        _clock.Advance(TimeSpan.FromDays((365 * 10) - 10));

        Assert.Same(authority.ServerCertificate, authority.ServerCertificate);
    }

    [Fact]
    public void OpenOrCreate_OnceTheAuthorityHasEnded_MakesAnother()
    {
        using var first = Open();
        _clock.Advance(TimeSpan.FromDays(365 * 11));

        using var second = Open();

        Assert.NotEqual(first.Certificate.Thumbprint, second.Certificate.Thumbprint);
        Assert.Equal(second.Certificate.Subject, second.ServerCertificate.Issuer);
    }

    [Fact]
    public void OpenOrCreate_AfterAStartWithTheClock400DaysAhead_MakesWhatIsNotYetValidAnew()
    {
        var now = _clock.GetUtcNow();
        var ahead = new FakeTimeProvider(now.AddDays(400));
        using (var wrong = CertificateAuthority.OpenOrCreate(_folder.Path, ahead, _log))
            wrong.Issue(UnitCode.Parse("430103-bureau"));

        using var right = Open();
        var issued = right.Issue(UnitCode.Parse("430103-bureau"));

        using var unit = X509CertificateLoader.LoadCertificateFromFile(issued.CertificatePath);
        Assert.All(
            new[] { right.Certificate, right.ServerCertificate, unit },
            certificate =>
                Assert.InRange(now, new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter)));
    }

    [Fact]
    public void Issue_ForAUnit_NamesItAndIsTrusted()
    {
        using var authority = Open();

        var issued = authority.Issue(UnitCode.Parse("430103-bureau"));

        Assert.Equal(_folder.File("certs/units/430103-bureau.pem"), issued.CertificatePath);
        using var certificate = X509Certificate2.CreateFromPemFile(issued.CertificatePath, issued.KeyPath);
        Assert.Equal("430103-bureau", Identify(authority, certificate).Unit!.Value.Value);
    }

    [Fact]
    public void IssueOperator_OfTheSameNameAsAUnit_IsAnotherCertificate()
    {
        using var authority = Open();
        authority.Issue(UnitCode.Parse("chen"));

        var issued = authority.IssueOperator("chen");

        using var certificate = X509Certificate2.CreateFromPemFile(issued.CertificatePath, issued.KeyPath);
        Assert.Equal("operator:chen", Identify(authority, certificate).Actor.Value);
    }

    [Theory]
    [InlineData("../ca")]
    [InlineData("")]
    [InlineData("hub")]
    public void IssueOperator_OfANameThatIsNone_Throws(string name)
    {
        using var authority = Open();

        Assert.Throws<FormatException>(() => authority.IssueOperator(name));
    }

    [Fact]
    public void Issue_Again_KeepsTheCertificateUntilItEndsSoon()
    {
        using var authority = Open();
        var first = File.ReadAllText(authority.Issue(UnitCode.Parse("430103-bureau")).CertificatePath);
        Assert.Equal(first, File.ReadAllText(authority.Issue(UnitCode.Parse("430103-bureau")).CertificatePath));

        _clock.Advance(TimeSpan.FromDays(340));

        Assert.NotEqual(first, File.ReadAllText(authority.Issue(UnitCode.Parse("430103-bureau")).CertificatePath));
    }

    [Fact]
    public void OpenOrCreate_LogsPathsAndNoKeys()
    {
        using var authority = Open();
        authority.Issue(UnitCode.Parse("430103-bureau"));

        Assert.Contains("ca.pem", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", _log.Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    private Caller Identify(CertificateAuthority authority, X509Certificate2 certificate)
    {
        var trusted = TrustedAuthorities.Of(authority.Certificate);
        return new CertificateIdentity(() => trusted, () => RevokedCertificates.None, _clock).Identify(certificate).Caller!;
    }

    private CertificateAuthority Open() => CertificateAuthority.OpenOrCreate(_folder.Path, _clock, _log);
}
