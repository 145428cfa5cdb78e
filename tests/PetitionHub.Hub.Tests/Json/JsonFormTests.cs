using System.Text.RegularExpressions;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Json;

/// <summary>
/// The forms that protobuf's JSON mapping has for a value: each is taken, in bodies and addresses, and nothing else.
/// </summary>
public sealed partial class JsonFormTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Digest = "////AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw=";

    [Theory]
    [InlineData("3")]
    [InlineData("\"3\"")]
    [InlineData("3.0")]
    [InlineData("\"3.0\"")]
    [InlineData("3e0")]
    [InlineData("\"0.3e1\"")]
    [InlineData("30E-1")]
    public async Task WholeNumber_InAnyForm_IsTaken(string form) =>
        Assert.Equal(3, (await RegisterAsync($"\"petitionerCount\": {form}")).PetitionerCount);

    [Theory]
    [InlineData("3.5")]
    [InlineData("\"\"")]
    [InlineData("\" 3\"")]
    [InlineData("\"03\"")]
    [InlineData("\"+3\"")]
    [InlineData("\"0x3\"")]
    [InlineData("\"three\"")]
    [InlineData("true")]
    [InlineData("[3]")]
    [InlineData("2147483648")]
    [InlineData("1e400")]
    [InlineData("\"NaN\"")]
    public async Task WholeNumber_InNoForm_IsRefusedByItsPath(string form) =>
        await RefusesAsync($"\"petitionerCount\": {form}", "registration.details.petitioner_count",
            "must be a whole number in range");

    [Theory]
    [InlineData(Digest)]
    [InlineData("////AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw")]
    [InlineData("____AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw=")]
    [InlineData("____AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw")]
    public async Task Bytes_InAnyForm_AreTaken(string form) => Assert.Equal(
        Digest, (await RegisterAsync($"\"petitioner\": {{\"name\": \"王\", \"identityDigest\": \"{form}\"}}"))
            .Petitioner.IdentityDigest.ToBase64());

    [Theory]
    [InlineData("\"////A\"")]
    [InlineData("\"not base64!\"")]
    [InlineData("5")]
    public async Task Bytes_InNoForm_AreRefusedByTheirPath(string form) => await RefusesAsync(
        $"\"petitioner\": {{\"identityDigest\": {form}}}", "registration.details.petitioner.identity_digest", "must be base64");

    [Theory]
    [InlineData("\"submitTime\": \"2026-02-13T08:00:00Z\"")]
    [InlineData("\"submit_time\": \"2026-02-13T16:00:00.000000+08:00\"")]
    [InlineData("\"submitTime\": \"2026-02-13T08:00:00.000000000Z\", \"level\": null")]
    public async Task Time_InAnyForm_IsTaken(string form)
    {
        var details = await RegisterAsync(form.Replace(", \"level\": null", ", \"petitioner\": null", StringComparison.Ordinal));

        Assert.Equal(DateTimeOffset.Parse("2026-02-13T08:00:00Z", provider: null), details.SubmitTime.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("\"2026-02-13\"")]
    [InlineData("\"2026-02-13T08:00:00\"")]
    [InlineData("\"2026-02-30T08:00:00Z\"")]
    [InlineData("1770000000")]
    public async Task Time_InNoForm_IsRefusedByItsPath(string form) =>
        await RefusesAsync($"\"submitTime\": {form}", "registration.details.submit_time",
            "must be a time as 2026-02-13T08:00:00Z");

    [Theory]
    [InlineData("\"CHANNEL_LETTER\"")]
    [InlineData("1")]
    [InlineData("1.0")]
    public async Task Enum_InAnyForm_IsTaken(string form)
    {
        var expected = form.StartsWith('"') ? Channel.Letter : (Channel)1;
        Assert.Equal(expected, (await RegisterAsync($"\"channel\": {form}", without: "channel")).Channel);
    }

    [Theory]
    [InlineData("pageSize=2")]
    [InlineData("page_size=2.0")]
    [InlineData("pageSize=2e0")]
    public async Task Query_WithAWholeNumberInAnyForm_IsTaken(string query)
    {
        for (var i = 0; i < 3; i++)
            await RegisterAsync("\"petitionerCount\": 1");

        Assert.Equal(2, ((ListPetitionsResponse)await AskAsync<ListPetitionsRequest>(
            $"/v1/petitions?scope=PETITION_SCOPE_REGISTERED&{query}")).Petitions.Count);
    }

    [Theory]
    [InlineData("scope=PETITION_SCOPE_REGISTERED")]
    [InlineData("scope=1")]
    public async Task Query_WithAnEnumInAnyForm_IsTaken(string query) =>
        await AskAsync<ListPetitionsRequest>(
            $"/v1/petitions?{query}&overdueOnly=false&registered_from=2026-02-13T08:00:00%2B08:00");

    [Theory]
    [InlineData("wait=0.000001s")]
    [InlineData("wait=0s")]
    [InlineData("wait=0.5s&after_sequence=0.0&page_size=1e0")]
    public async Task Query_WithADurationInAnyForm_IsTaken(string query) =>
        await AskAsync<PullInboxRequest>($"/v1/inbox/main/entries?{query}");

    /// <summary>A caller in any language is told in words, not in the types of the hub's.</summary>
    [Theory]
    [InlineData(
        """
        {"registration": {"details":
            {"petitionerCount": "x", "channel": 1e99, "petitioner": {"identityDigest": {}}, "submitTime": []}}}
        """)]
    [InlineData(
        """
        {"registration": {"details":
            {"petitionerCount": {}, "accusedUnits": {"a": 1}, "firstTime": "true", "subject": 1.5}}}
        """)]
    [InlineData("""{"registration": {"details": {"channel": 2147483648}}}""")]
    [InlineData("""{"registration": {"details": {"channel": 77}}}""")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{'a': 1}")]
    [InlineData("{\"a\": NaN}")]
    [InlineData("{\"a\": \"\\x\"}")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{} {}")]
    [InlineData("deep")]
    public async Task Fault_OfAnyBody_NamesNoTypeOfTheHub(string body)
    {
        if (body == "deep")
            body = string.Concat(Enumerable.Repeat("{\"registration\":", 200));
        using var http = hub.Http(Changsha);
        var problem = (await http.RefusedAsync(JsonCall.Post("/v1/petitions", body))).ToJsonString();

        Assert.DoesNotMatch(Inside(), problem);
    }

    [Theory]
    [InlineData("/v1/petitions?scope=77")]
    [InlineData("/v1/petitions?page_size=99999999999")]
    [InlineData("/v1/petitions?page_size=1.5&scope=&overdue_only=1&registered_from=1")]
    [InlineData("/v1/ledger/entries/1.5")]
    [InlineData("/v1/ledger/entries/99999999999999999999")]
    [InlineData("/v1/inbox/main/entries?wait=1")]
    [InlineData("/v1/inbox/main/entries?wait=9999999999999s")]
    [InlineData("/v1/monitoring/volumes?grain=HOURS&start_time=0000-00-00T00:00:00Z")]
    public async Task Fault_OfAnyAddress_NamesNoTypeOfTheHub(string address)
    {
        using var http = hub.Http(Changsha);
        var problem = (await http.RefusedAsync(JsonCall.Get(address))).ToJsonString();

        Assert.DoesNotMatch(Inside(), problem);
    }

    [GeneratedRegex(
        @"System\.|Google\.|Microsoft\.|Int32|Int64|UInt|String\b|ByteString|Boolean|Exception|isFinalBlock"
        + @"|Utf8Json|JsonToken|LineNumber|Path: \$|   at ",
        RegexOptions.CultureInvariant)]
    private static partial Regex Inside();

    private static string BodyOf(string members, string? without = null)
    {
        string[] others =
        [
            "\"subject\": \"路灯不亮\"", "\"content\": \"小区门口路灯已坏三月，请求修复。\"", "\"category\": \"999901\"", "\"territory\": \"430104\"",
            "\"channel\": \"CHANNEL_LETTER\"", "\"purpose\": \"PURPOSE_APPEAL\"",
        ];
        var details = string.Join(", ", others.Where(member =>
            without is null || !member.StartsWith($"\"{without}\"", StringComparison.Ordinal)).Append(members));
        return $$$"""{"request_id": "{{{Ask.NewId()}}}", "registration": {"details": { {{{details}}} } } }""";
    }

    private async Task<PetitionDetails> RegisterAsync(string members, string? without = null)
    {
        using var http = hub.Http(Changsha);
        using var answer = await http.SendAsync(JsonCall.Post("/v1/petitions", BodyOf(members, without)), Wait.Token).Bounded();
        var body = await answer.Content.ReadAsStringAsync(Wait.Token).Bounded();
        Assert.True(answer.IsSuccessStatusCode, body);
        var petition = Google.Protobuf.JsonParser.Default.Parse<RegisterPetitionResponse>(body).Receipt.PetitionId;
        return (await hub.As(Changsha).Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token))
            .Petition.Details;
    }

    private async Task RefusesAsync(string members, string path, string description)
    {
        using var http = hub.Http(Changsha);
        var problem = await http.RefusedAsync(JsonCall.Post("/v1/petitions", BodyOf(members)));

        var fault = Assert.Single(problem["violations"]!.AsArray())!;
        Assert.Equal((path, description), ((string)fault["field"]!, (string)fault["description"]!));
    }

    private async Task<Google.Protobuf.IMessage> AskAsync<TRequest>(string address)
        where TRequest : Google.Protobuf.IMessage, new()
    {
        using var http = hub.Http(Changsha);
        using var answer = await http.SendAsync(JsonCall.Get(address), Wait.Token).Bounded();
        var body = await answer.Content.ReadAsStringAsync(Wait.Token).Bounded();
        Assert.True(answer.IsSuccessStatusCode, body);
        return Google.Protobuf.JsonParser.Default.Parse(body, WireCall.MethodOf(new TRequest()).OutputType);
    }
}
