using System.Collections.Immutable;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>Gathers what is wrong with the fields of one step, so that a sender learns of all faults at once.</summary>
internal sealed class FieldCheck(StepKind step)
{
    private readonly string _stepName = StepNames.Of(step);
    private readonly ImmutableArray<FieldViolation>.Builder _violations = ImmutableArray.CreateBuilder<FieldViolation>();
    private Refusal? _tooLong;

    /// <summary>The refusal of what was found; null where all is well. A text that is too long is named first.</summary>
    public Refusal? Refusal
    {
        get
        {
            if (_violations.Count == 0)
                return null;
            var first = _violations[0];
            var refusal = _tooLong ?? new Refusal(RefusalReason.FieldInvalid, $"{first.Path} {first.Description}.");
            return refusal.With(
                "field", refusal.Metadata.GetValueOrDefault("field", first.Path)) with
            { Fields = _violations.ToImmutable() };
        }
    }

    public string Path(string field) => $"{_stepName}.{field}";

    public void Reject(string field, string description) => _violations.Add(new FieldViolation(Path(field), description));

    public void Text(string field, string value, int least, int most)
    {
        // A character has one or two UTF-16 units: most texts need no count.
        var length = value.Length <= most && value.Length >= 2 * least ? value.Length : value.EnumerateRunes().Count();
        if (length > most)
        {
            Reject(field, $"has {length} characters; at most {most} are allowed");
            _tooLong ??= new Refusal(
                RefusalReason.TextTooLong, $"{Path(field)} has {length} characters; at most {most} are allowed.")
                .With("field", Path(field)).With("limit", most).With("length", length);
        }
        else if (least > 0 && length < least)
        {
            Reject(field, length == 0 ? "is required" : $"has {length} characters; at least {least} are needed");
        }
        else if (least > 0 && string.IsNullOrWhiteSpace(value))
        {
            Reject(field, "must not be blank");
        }
        else if (!string.IsNullOrWhiteSpace(value) && !ReadableText.IsReadable(value))
        {
            Reject(field, ReadableText.Violation);
        }
    }

    public void Range(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            Reject(field, $"must be {least} to {most}, and is {value}");
    }
}
