using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Domain.Refusals;

/// <summary>What came of something that was asked for: a value, or a refusal. Never both.</summary>
/// <typeparam name="T">The value; <see cref="Nothing"/> where it is enough that it was done.</typeparam>
public sealed record Answer<T>
{
    private Answer(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The value; where refused the default of its type, which is null or 0.</summary>
    public T? Value { get; }

    /// <summary>Why not; null where there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True where there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>It is done.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>It is refused; nothing was done.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of an answer that has nothing to tell but that it was done.</summary>
public readonly record struct Nothing;
