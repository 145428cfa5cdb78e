using System.Text.Json;
using PetitionHub.Domain.Rules;

namespace PetitionHub.Domain.Tests.Rules;

public sealed class RuleSetReaderTests
{
    private static readonly string National = EmbeddedText.Read(typeof(RuleBook), "Data.national-2022.json");

    public static TheoryData<string> Properties { get; } = new(
        JsonDocument.Parse(National).RootElement.EnumerateObject().Select(property => property.Name));

    [Theory]
    [MemberData(nameof(Properties))]
    public void Read_PropertyRenamed_ThrowsForTheUnknownOne(string property)
    {
        var json = National.Replace($"\"{property}\"", $"\"{property}s\"", StringComparison.Ordinal);

        Assert.Contains(property + "s", Assert.Throws<JsonException>(() => RuleSetReader.Read(json)).Message);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Read_PropertyMissing_ThrowsAndNamesIt(string property)
    {
        var rest = JsonDocument.Parse(National).RootElement.EnumerateObject()
            .Where(other => other.Name != property)
            .ToDictionary(other => other.Name, other => other.Value);

        var error = Assert.Throws<JsonException>(() => RuleSetReader.Read(JsonSerializer.Serialize(rest)));

        Assert.Contains($"'{property}'", error.Message);
    }

    [Fact]
    public void Read_PropertyTwice_Throws()
    {
        var json = National.Replace("{", "{ \"notify\": \"10 days\",", StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => RuleSetReader.Read(json));
    }

    [Theory]
    [InlineData("\"60\"")]
    [InlineData("\"60 weeks\"")]
    [InlineData("\"-1 days\"")]
    [InlineData("\"3661 days\"")]
    [InlineData("\"days\"")]
    [InlineData("null")]
    public void Read_LimitMalformed_Throws(string limit)
    {
        var json = National.Replace("\"60 days\"", limit, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => RuleSetReader.Read(json));
    }

    [Fact]
    public void Read_ScopeMalformed_Throws()
    {
        var json = National.Replace("\"000000\"", "\"Zhejiang\"", StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => RuleSetReader.Read(json));
    }
}
