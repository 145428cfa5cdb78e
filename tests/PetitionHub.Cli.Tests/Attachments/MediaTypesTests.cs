using Microsoft.AspNetCore.StaticFiles;
using PetitionHub.Cli.Attachments;

namespace PetitionHub.Cli.Tests.Attachments;

public sealed class MediaTypesTests
{
    [Fact]
    public void ByExtension_All_AreThoseOfAspNetCore() => Assert.Equal(
        new FileExtensionContentTypeProvider().Mappings.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        MediaTypes.ByExtension.OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Theory]
    [InlineData("letter.pdf", "application/pdf")]
    [InlineData("/srv/2026.11/PHOTO.JPG", "image/jpeg")]
    [InlineData("/srv/2026.11/photo", null)]
    [InlineData("letter.nonsense", null)]
    public void TryFind_Name_IsToldByItsEnd(string path, string? mediaType)
    {
        Assert.Equal(mediaType is not null, MediaTypes.TryFind(path, out var found));
        Assert.Equal(mediaType, found);
    }
}
