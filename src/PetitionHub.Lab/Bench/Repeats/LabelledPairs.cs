using CsvHelper;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Texts;

namespace PetitionHub.Lab.Bench.Repeats;

/// <summary>
/// Pairs of messages, by their ids, that were read and labelled by hand: the same matter or not.
/// <c>tests/data/repeat-pairs.csv</c> has a hundred of the real messages, which may not be shipped themselves: 12 of one sender
/// that share less than a tenth of their runs of three characters, 54 that share a tenth to a half, 34 that share more.
/// </summary>
internal static class LabelledPairs
{
    /// <summary>Reads a file of <c>first_id,second_id,same_matter</c>, the last <c>yes</c> or <c>no</c>.</summary>
    /// <exception cref="UsageException">It is not a file of labelled pairs.</exception>
    public static IReadOnlyList<(string First, string Second, bool IsSame)> Read(string path)
    {
        var pairs = new List<(string, string, bool)>();
        try
        {
            using var csv = CsvReader.FromText(TextDecoder.Utf8.Decode(File.ReadAllBytes(path), path),
                new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false });
            csv.ReadHeader();
            while (csv.Read())
                pairs.Add((csv.GetString("first_id"), csv.GetString("second_id"), csv.GetString("same_matter") == "yes"));
        }
        catch (CsvFormatException exception)
        {
            throw new UsageException(
                $"{path}: {exception.Message}", "--labels takes first_id,second_id,same_matter with yes or no.");
        }

        return pairs;
    }
}
