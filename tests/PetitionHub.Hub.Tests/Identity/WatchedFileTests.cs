using Microsoft.Extensions.Time.Testing;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Tests.Errors;

namespace PetitionHub.Hub.Tests.Identity;

public sealed class WatchedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly CapturedLog _log = new();

    [Fact]
    public void Value_OfAFileThatChanges_IsNewAfterASecond()
    {
        var watched = Watch(_folder.Write("f", "one"));
        _folder.Write("f", "second");
        Assert.Equal("one", watched.Value);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("second", watched.Value);
        Assert.Same(watched.Value, watched.Value);
    }

    [Fact]
    public void Value_OfAFileThatIsGoneOrBroken_IsTheLastGoodOneAndAnError()
    {
        var watched = Watch(_folder.Write("f", "one"));

        _folder.Write("f", "broken");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("one", watched.Value);
        Assert.Contains("Error", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", _log.Text, StringComparison.Ordinal);

        File.Delete(_folder.File("f"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("one", watched.Value);

        _folder.Write("f", "mended");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("mended", watched.Value);
    }

    [Fact]
    public void Value_OfALinkThatIsSwapped_IsThatOfTheNewTarget()
    {
        // As Kubernetes mounts secrets: file → ..data/file, and ..data → a folder of each version.
        foreach (var (version, text) in new[] { ("v1", "one"), ("v2", "the other") })
        {
            Directory.CreateDirectory(_folder.File(version));
            File.WriteAllText(Path.Combine(_folder.File(version), "f"), text);
        }

        Directory.CreateSymbolicLink(_folder.File("..data"), "v1");
        File.CreateSymbolicLink(_folder.File("f"), Path.Combine("..data", "f"));
        var watched = Watch(_folder.File("f"));
        Assert.Equal("one", watched.Value);

        Directory.Delete(_folder.File("..data"));
        Directory.CreateSymbolicLink(_folder.File("..data"), "v2");
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("the other", watched.Value);
    }

    [Fact]
    public void Value_OfAFileThatStaysBroken_IsToldOnceAndAgainWhenItIsMended()
    {
        var watched = Watch(_folder.Write("f", "one"));
        Assert.Null(watched.Fault);

        _folder.Write("f", "broken");
        for (var second = 0; second < 5; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("one", watched.Value);
            Assert.Equal("FormatException", watched.Fault);
        }

        Assert.Single(_log.Text.Split('\n'), line => line.Contains("Error", StringComparison.Ordinal));
        _folder.Write("f", "mended");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("mended", watched.Value);
        Assert.Null(watched.Fault);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    private WatchedFile<string> Watch(string path) => new(path, Read, _clock, _log);

    private static string Read(string path) => File.ReadAllText(path) is var text && text == "broken"
        ? throw new FormatException(text)
        : text;
}
