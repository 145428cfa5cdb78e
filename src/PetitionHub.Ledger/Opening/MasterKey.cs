using System.Security.Cryptography;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Opening;

/// <summary>
/// The one key that is not in the database: it opens the ledger's key. It is 32 bytes in Base64: a setting, which an
/// administrator hands out as a secret, or a file, which the first hub makes beside an embedded ledger.
/// </summary>
internal static class MasterKey
{
    /// <summary>Its file beside an embedded ledger.</summary>
    public const string FileName = "master.key";

    private const string Advice =
        "It is the one with which this ledger was made, 32 random bytes in Base64: the texts can be read with that one alone.";

    /// <summary>Reads the key.</summary>
    /// <param name="options">Where the ledger is.</param>
    /// <param name="isNew">True where nothing was sealed with it yet: then its file is made where it is missing.</param>
    /// <exception cref="LedgerSetupException">There is no such key; the message says what to do.</exception>
    public static SealingKey Read(LedgerOptions options, bool isNew)
    {
        if (options.MasterKey is { } given)
            return Parse(given);
        if (options.Connection is not null)
            throw new LedgerSetupException(
                "Ledger:MasterKey is missing, without which the ledger's texts cannot be kept. Make it once, for all hubs of the "
                    + "ledger, by 'openssl rand -base64 32', keep it apart from back-ups, and give it as a secret.");
        var path = Path.Combine(options.DataFolder, FileName);
        if (isNew && !File.Exists(path))
            Make(path);
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerSetupException(
                $"The master key '{path}' cannot be read ({exception.Message}). {Advice} Bring back its file.", exception);
        }
    }

    private static SealingKey Parse(string text)
    {
        var key = new byte[SealingKey.KeyBytes];
        return Convert.TryFromBase64String(text.Trim(), key, out var count) && count == key.Length
            ? new SealingKey(key)
            : throw new LedgerSetupException($"The master key is not {SealingKey.KeyBytes} bytes in Base64. {Advice}");
    }

    /// <summary>Refuses one that does not open the ledger's key.</summary>
    public static LedgerSetupException IsAnother(Exception cause) =>
        new($"The master key is not this ledger's. {Advice}", cause);

    /// <summary>Written whole under another name first: two hubs that start at once end up with one key.</summary>
    private static void Make(string path)
    {
        FileModes.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var made = $"{path}.{Guid.NewGuid():N}";
        try
        {
            DataFolder.MakeFile(made);
            using (var file = new FileStream(made, FileMode.Open, FileAccess.Write))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(
                    Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealingKey.KeyBytes)) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(made, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another hub was faster.
        }
        finally
        {
            File.Delete(made);
        }
    }
}
