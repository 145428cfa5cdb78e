using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Wire;

/// <summary>
/// Reads the fields of one message into the domain's types and gathers what is wrong with them. It checks what a value is, not
/// whether it exists or fits: that is for the rules.
/// </summary>
/// <remarks>
/// A value at fault is read as its type's default, which no rule ever sees: whoever reads must look at the faults.
/// </remarks>
public abstract class MessageFields
{
    /// <summary>The most faults that are told of; the answer has to fit into a trailer.</summary>
    public const int MaxViolations = 20;

    private const int MaxShown = 60;

    private ImmutableArray<FieldViolation>.Builder? _violations;
    private string _step = "";
    private int _foundBefore;

    /// <summary>What is wrong, the first twenty of it; empty where all is well.</summary>
    public ImmutableArray<FieldViolation> Violations => _violations?.ToImmutable() ?? [];

    /// <summary>How much is wrong.</summary>
    protected int ViolationCount { get; private set; }

    /// <summary>The value that the first fault mentions; null for none.</summary>
    protected string? FirstValue { get; private set; }

    /// <summary>True for what this hub wrote itself: its output-only fields count.</summary>
    internal virtual bool AreStored => false;

    /// <summary>Notes a fault of a field.</summary>
    /// <param name="field">The field, as <c>page_size</c>; inside a step, relative to the step.</param>
    /// <param name="description">What is wrong with it, as <c>is required</c>.</param>
    /// <param name="value">The value that the description mentions.</param>
    public void Reject(string field, string description, string? value = null)
    {
        if (ViolationCount++ == 0)
            (_violations, FirstValue) = (ImmutableArray.CreateBuilder<FieldViolation>(), value);
        if (ViolationCount <= MaxViolations)
            _violations!.Add(new FieldViolation(_step.Length == 0 ? field : $"{_step}.{field}", description));
    }

    /// <summary>Reads a unit's code.</summary>
    public UnitCode Unit(string field, string text)
    {
        if (!UnitCode.TryParse(text, out var code))
            RejectText(field, text, "a unit code");
        return code;
    }

    /// <summary>Reads a unit's code that may be empty.</summary>
    public UnitCode? OptionalUnit(string field, string text) => text.Length == 0 ? null : Unit(field, text);

    /// <summary>Reads a unit's code inside an element of a list.</summary>
    public UnitCode Unit(string list, int index, string field, string text)
    {
        if (!UnitCode.TryParse(text, out var code))
            RejectText($"{list}[{index}].{field}", text, "a unit code");
        return code;
    }

    /// <summary>Reads units' codes.</summary>
    public ImmutableArray<UnitCode> Units(string field, RepeatedField<string> texts)
    {
        if (texts.Count == 0)
            return [];
        var codes = new UnitCode[texts.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!UnitCode.TryParse(texts[i], out codes[i]))
                RejectText($"{field}[{i}]", texts[i], "a unit code");
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(codes);
    }

    /// <summary>Reads the form of a content category, six digits; whether the table has it is for the rules.</summary>
    public string Category(string field, string text)
    {
        if (text.Length != 6 || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            RejectText(field, text, "six digits");
        return text;
    }

    /// <summary>Reads a GB/T 2260 division code.</summary>
    public Territory Territory(string field, string text)
    {
        if (!Domain.Units.Territory.TryParse(text, out var territory))
            RejectText(field, text, "a division code of 6 or 9 digits");
        return territory;
    }

    /// <summary>Reads a UUID in its form of 36 characters; the one of zeros only is none.</summary>
    public Guid Uuid(string field, string text)
    {
        // TryParseExact alone would also take blanks and signs.
        if (text.Length != 36 || !Guid.TryParseExact(text, "D", out var uuid) || !IsHexadecimal(text) || uuid == Guid.Empty)
        {
            RejectText(field, text, "a UUID");
            return default;
        }

        return uuid;
    }

    /// <summary>Reads a petition's id.</summary>
    public PetitionId Petition(string field, string text) => new(Uuid(field, text));

    /// <summary>Reads a petition's id that may be empty.</summary>
    public PetitionId? OptionalPetition(string field, string text) => text.Length == 0 ? null : Petition(field, text);

    /// <summary>Reads the SHA-256 of a file, 32 bytes.</summary>
    public AttachmentId Sha256(string field, ByteString bytes)
    {
        if (!AttachmentId.TryOf(bytes.Span, out var id))
            Reject(field, $"must be 32 bytes, and has {bytes.Length}", bytes.Length.ToString(provider: null));
        return id;
    }

    /// <summary>Reads a time, as <see cref="Accept"/> takes it.</summary>
    public DateTimeOffset Time(string field, Timestamp? timestamp)
    {
        if (timestamp is null)
            Reject(field, "is required");
        else if (!InstantWire.TryRead(timestamp, out var time))
            Reject(field, "is not a timestamp: seconds or nanos are out of range");
        else
            return Accept(field, time);
        return default;
    }

    /// <summary>Reads a time that may be absent.</summary>
    public DateTimeOffset? OptionalTime(string field, Timestamp? timestamp) => timestamp is null ? null : Time(field, timestamp);

    /// <summary>Reads an enum whose numbers are those of the contract's; zero is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="number">The contract's enum as a number.</param>
    public T Choice<T>(string field, int number)
        where T : struct, System.Enum
    {
        var value = Unsafe.BitCast<int, T>(number);
        if (number == 0)
            Reject(field, "is required");
        else if (!System.Enum.IsDefined(value))
            Reject(field, $"has the unknown value {number}", number.ToString(provider: null));
        else
            return value;
        return default;
    }

    /// <summary>Reads an enum that may be unspecified.</summary>
    public T? OptionalChoice<T>(string field, int number)
        where T : struct, System.Enum =>
        number == 0 ? null : Choice<T>(field, number);

    /// <summary>A time that is one, as it is to be taken; notes a fault where it is not to be.</summary>
    protected abstract DateTimeOffset Accept(string field, DateTimeOffset time);

    /// <summary>
    /// Begins a step: paths are below its field until <see cref="End"/>. False, and a fault, where it is not given.
    /// </summary>
    internal bool Begin(string step, [NotNullWhen(true)] object? message)
    {
        if (message is null)
        {
            Reject(step, "is required");
            return false;
        }

        (_step, _foundBefore) = (step, ViolationCount);
        return true;
    }

    /// <summary>Ends a step: the step, or null where a field of it is at fault.</summary>
    internal T? End<T>(T? step)
        where T : Step
    {
        _step = "";
        return ViolationCount > _foundBefore ? null : step;
    }

    /// <summary>Notes a fault of a text that is not of its kind, with its beginning.</summary>
    private protected void RejectText(string field, string text, string kind)
    {
        if (text.Length == 0)
        {
            Reject(field, "is required");
            return;
        }

        var shown = text.Length <= MaxShown ? text
            : text[..(char.IsHighSurrogate(text[MaxShown - 1]) ? MaxShown - 1 : MaxShown)] + "…";
        Reject(field, $"is not {kind}: {shown}", shown);
    }

    private static bool IsHexadecimal(string uuid)
    {
        foreach (var c in uuid)
        {
            if (!char.IsAsciiHexDigit(c) && c != '-')
                return false;
        }

        return true;
    }
}
