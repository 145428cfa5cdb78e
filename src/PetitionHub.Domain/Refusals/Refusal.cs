using System.Collections.Immutable;

namespace PetitionHub.Domain.Refusals;

/// <summary>An expected refusal, as a value. Nothing was written.</summary>
/// <param name="Reason">The typed reason.</param>
/// <param name="Message">What is wrong and what to do about it, for people.</param>
public sealed record Refusal(RefusalReason Reason, string Message)
{
    /// <summary>The fields at fault; empty where none is.</summary>
    public ImmutableArray<FieldViolation> Fields { get; init; } = [];

    /// <summary>Every value that the message mentions, by name.</summary>
    public ImmutableDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same with one more value.</summary>
    public Refusal With(string name, object? value) =>
        this with { Metadata = Metadata.SetItem(name, value?.ToString() ?? "") };

    /// <summary>The same with a field at fault.</summary>
    public Refusal At(string field) => this with { Fields = Fields.Add(new FieldViolation(field, Message)) };
}
