using System.CommandLine;
using PetitionHub.Client;

namespace PetitionHub.CommandLine.Connection;

/// <summary>Reads from the global options which hub is called, and as whom.</summary>
internal static class HubAddress
{
    /// <exception cref="UsageException">They do not say who calls, or name what is not there.</exception>
    public static HubClientOptions Resolve(ParseResult parse, GlobalOptions globals, TimeProvider clock)
    {
        var (certificate, key, authority) = Identity(parse, globals, clock);
        return new HubClientOptions
        {
            Addresses = ReadAddresses(parse.GetValue(globals.Hub)!),
            CertificatePath = certificate,
            KeyPath = key,
            AuthorityPath = authority,
            DefaultDeadline = parse.GetValue(globals.Timeout),
        };
    }

    private static (string Certificate, string Key, string? Authority) Identity(
        ParseResult parse, GlobalOptions globals, TimeProvider clock)
    {
        var certificate = parse.GetValue(globals.Certificate);
        var key = parse.GetValue(globals.Key);
        var unit = parse.GetValue(globals.Unit);
        var operatorName = parse.GetValue(globals.Operator);
        var callers = new[] { certificate, unit, operatorName }.Count(given => given is not null);
        if (callers != 1 || (certificate is null) != (key is null))
            throw new UsageException(
                "It is not clear who calls.",
                "Give one of: --unit CODE, --operator NAME, or --cert FILE with --key FILE.");
        if (certificate is not null)
            return (Existing(certificate, "--cert"), Existing(key!, "--key"), Authority(parse, globals));
        using var certificates = DevelopmentCertificates.Open(parse.GetValue(globals.Data)!, clock);
        var issued = unit is not null ? certificates.IssueUnit(unit) : certificates.IssueOperator(operatorName!);
        return (issued.CertificatePath, issued.KeyPath, Authority(parse, globals) ?? issued.AuthorityPath);
    }

    private static string? Authority(ParseResult parse, GlobalOptions globals) =>
        parse.GetValue(globals.Authority) is { } path ? Existing(path, "--ca") : null;

    private static string Existing(string path, string option) => File.Exists(path)
        ? path
        : throw new UsageException($"There is no file '{path}'.", $"{option} names a PEM file.");

    /// <summary>Reads <c>--hub</c>.</summary>
    /// <exception cref="UsageException">It is not an address.</exception>
    public static Uri[] ReadAddresses(string text)
    {
        var addresses = text.Split(',', StringSplitOptions.TrimEntries).Select(ReadAddress).ToArray();
        return addresses.Length == 1 || addresses.All(address => address.Scheme == Uri.UriSchemeHttps)
            ? addresses
            : throw new UsageException(
                $"'{text}' mixes addresses and names.", "--hub takes https addresses, or one dns:/// name.");
    }

    private static Uri ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "dns"
            ? address
            : throw new UsageException(
                $"'{text}' is not an address of a hub"
                    + $"{(address?.Scheme == Uri.UriSchemeHttp ? " for units: those are https (http is for operators)" : "")}.",
                "--hub takes https addresses as https://localhost:7443,https://localhost:7444, or dns:///hub.example:7443.");
}
