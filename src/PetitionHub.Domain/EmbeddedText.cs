using System.Text;

namespace PetitionHub.Domain;

/// <summary>The data files that are embedded in this assembly, the only input that the domain reads.</summary>
internal static class EmbeddedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a whole file, UTF-8.</summary>
    /// <param name="reader">A type in the namespace of the folder that holds <c>Data</c>.</param>
    /// <param name="name">The file's name below that folder, with a dot for the slash: <c>Data.areas.csv</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Read(Type reader, string name)
    {
        using var stream = reader.Assembly.GetManifestResourceStream(reader, name)
            ?? throw new InvalidOperationException($"The data file {reader.Namespace}.{name} is not embedded.");
        using var text = new StreamReader(stream, Strict);
        return text.ReadToEnd();
    }
}
