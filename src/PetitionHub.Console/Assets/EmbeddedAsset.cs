using System.IO.Compression;
using System.Security.Cryptography;

namespace PetitionHub.Console.Assets;

/// <summary>A file that browsers load, which is part of the assembly.</summary>
internal sealed class EmbeddedAsset
{
    private const string Prefix = "console/";

    private readonly Lazy<byte[]> _gzip;

    private EmbeddedAsset(string resource)
    {
        using var stream = typeof(EmbeddedAsset).Assembly.GetManifestResourceStream(resource)!;
        Bytes = new byte[stream.Length];
        stream.ReadExactly(Bytes);
        Name = resource[Prefix.Length..];
        Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];
        ContentType = Path.GetExtension(Name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        _gzip = new(Compress);
    }

    /// <summary>All of them, by their names.</summary>
    public static IReadOnlyDictionary<string, EmbeddedAsset> All { get; } = typeof(EmbeddedAsset)
        .Assembly.GetManifestResourceNames()
        .Where(resource =>
            resource.StartsWith(Prefix, StringComparison.Ordinal) && !resource.EndsWith(".json", StringComparison.Ordinal))
        .Select(resource => new EmbeddedAsset(resource))
        .ToDictionary(asset => asset.Name);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The first half of the SHA-256 of its bytes, in hex.</summary>
    public string Hash { get; }

    public string ContentType { get; }

    public byte[] Bytes { get; }

    /// <summary>The same bytes compressed, once.</summary>
    public byte[] Gzip => _gzip.Value;

    /// <summary>The address of a file, which changes with its contents.</summary>
    public static string AddressOf(string name) => $"{EmbeddedAssets.Folder}/{name}?v={All[name].Hash}";

    private byte[] Compress()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(Bytes);
        return compressed.ToArray();
    }
}
