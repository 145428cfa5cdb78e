using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.CommandLine.Texts;
using PetitionHub.Domain.Categories;
using PetitionHub.V1;
using Territory = PetitionHub.Domain.Units.Territory;

namespace PetitionHub.Lab.Demo.Material;

/// <summary>Reads messages, one JSON object a line, and classes each as a petition: where, about what, to what end.</summary>
internal sealed class MessageReader(MaskedRegions regions)
{
    private const int MaxSubjectLength = 200;
    private const int MaxCount = 9_999;

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Reads up to <paramref name="count"/> messages of a file; blank lines are passed over.</summary>
    /// <exception cref="FormatException">A line is not a message; the text names the line.</exception>
    public IEnumerable<PetitionDraft> Read(string path, int count = int.MaxValue)
    {
        foreach (var line in TextLines.Read(path, TextDecoder.Utf8))
        {
            if (count == 0)
                yield break;
            if (line.Fault is not null)
                throw new FormatException($"{path}:{line.Number}, {line.Fault}");
            if (string.IsNullOrWhiteSpace(line.Text))
                continue;
            count--;
            yield return ToDraft(Parse(line.Text, $"{path}:{line.Number}"));
        }
    }

    /// <summary>Classes one message.</summary>
    public PetitionDraft ToDraft(Message message)
    {
        var subject = message.Subject.Length <= MaxSubjectLength ? message.Subject : Cut(message.Subject);
        var county = regions.Locate($"{message.Subject}\n{message.Body}", message.Id);
        var purpose = Intent.PurposeOf(message.Subject, message.Body);
        var details = new PetitionDetails
        {
            Subject = subject,
            Content = message.Body,
            Petitioner = new Petitioner { Name = message.User },
            Channel = Channel.LeadersMailbox,
            Purpose = purpose,
            Category = KeywordTable.Classify(message.Subject, message.Body),
            Territory = county.ToString(),
            PetitionerCount = Math.Clamp(message.Upvotes + 1, 1, MaxCount),
            LitigationRelated = Intent.IsLitigation(message.Subject, message.Body),
            FirstTime = true,
        };
        if (message.Time is { } time)
            details.SubmitTime = new DateTimeOffset(time, ChinaOffset).ToTimestamp();
        if (purpose == Purpose.Accusation && AccusedDepartment(county, details.Category) is { } accused)
            details.AccusedUnits.Add(accused);
        return new PetitionDraft(message.Id, county, details);
    }

    /// <summary>An accusation on a department's subject is taken to accuse that department; others name no unit.</summary>
    private static string? AccusedDepartment(Territory county, string category) =>
        CategoryTable.Official.TryFind(category, out var found) && found.System != "petition" ? $"{county}-{found.System}" : null;

    private static Message Parse(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<Message>(line) ?? throw new FormatException($"{place} is null, not a message.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{place} is not a message: {fault.Message}", fault);
        }
    }

    /// <summary>Never in the middle of a character, which would be none.</summary>
    private static string Cut(string subject) =>
        subject[..(char.IsHighSurrogate(subject[MaxSubjectLength - 1]) ? MaxSubjectLength - 1 : MaxSubjectLength)];
}
