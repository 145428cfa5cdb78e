using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace PetitionHub.Hub.Tests.Json;

/// <summary>Calls methods as JSON over HTTP, each at the address that the contract gives it.</summary>
internal static class JsonCall
{
    /// <summary>A client with the certificate of a unit, or without one.</summary>
    public static HttpClient Http(this HubFixture hub, string? unit, Version? version = null) =>
        new(hub.Hub.Handler(unit is null ? null : hub.Hub.CertificateOf(unit)))
        {
            BaseAddress = hub.Hub.Address,
            DefaultRequestVersion = version ?? HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    public static HttpRule? RuleOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);

    /// <summary>The answer of a method, as the contract has it.</summary>
    public static async Task<IMessage> CallAsync(this HttpClient http, IMessage request)
    {
        using var response = await http.SendAsync(Of(request), Wait.Token).Bounded();
        var body = await response.Content.ReadAsStringAsync(Wait.Token).Bounded();
        Assert.True(response.IsSuccessStatusCode, body);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonParser.Default.Parse(body, WireCall.MethodOf(request).OutputType);
    }

    /// <summary>The problem with which a request is refused.</summary>
    public static async Task<JsonNode> RefusedAsync(this HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, Wait.Token).Bounded();
        var body = await response.Content.ReadAsStringAsync(Wait.Token).Bounded();
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!;
        Assert.Equal((int)response.StatusCode, (int)problem["status"]!);
        Assert.Equal($"urn:petitionhub:reason:{problem["reason"]}", (string?)problem["type"]);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        return problem;
    }

    public static HttpRequestMessage Post(string address, string body, string type = "application/json") =>
        new(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };

    public static HttpRequestMessage Get(string address) => new(HttpMethod.Get, new Uri(address, UriKind.Relative));

    /// <summary>The request of a method, laid out by its annotation.</summary>
    public static HttpRequestMessage Of(IMessage request)
    {
        var rule = RuleOf(WireCall.MethodOf(request))!;
        var fields = JsonNode.Parse(JsonFormatter.Default.Format(request))!.AsObject();
        var path = rule.PatternCase == HttpRule.PatternOneofCase.Get ? rule.Get : rule.Post;
        foreach (var field in request.Descriptor.Fields.InDeclarationOrder())
        {
            if (path.Contains($"{{{field.Name}}}", StringComparison.Ordinal) && fields.Remove(field.JsonName, out var value))
                path = path.Replace($"{{{field.Name}}}", Uri.EscapeDataString(value!.ToString()), StringComparison.Ordinal);
        }

        return rule.Body.Length > 0 ? Post(path, fields.ToJsonString()) : Get(path + Query(fields));
    }

    private static string Query(JsonObject fields)
    {
        var pairs = fields.SelectMany(field => (field.Value as JsonArray ?? [field.Value!.DeepClone()])
            .Select(value => $"{field.Key}={Uri.EscapeDataString(value!.ToString())}"));
        return "?" + string.Join('&', pairs);
    }
}
