using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Wire;

/// <summary>
/// Reads the fields of one request into the domain's types and gathers what is wrong with them, so that a sender learns of all
/// faults at once. It checks what a value is, not whether it exists or fits: that is for the rules. Only of a place to read
/// about, where no rule follows, it checks that there is one.
/// </summary>
/// <remarks>A value at fault is read as its type's default, which no rule ever sees: whoever reads must look at <see cref="Refusal"/>.</remarks>
public sealed class RequestFields
{
    /// <summary>The most faults that are told of; the answer has to fit into a trailer.</summary>
    public const int MaxFaults = 20;

    private const string OperatorPrefix = "operator:";
    private const int MaxShown = 60;

    // Keeps arithmetic on days inside the calendar's range, whatever the sender's clock says.
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TooLate = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private ImmutableArray<FieldFault>.Builder? _faults;
    private string? _firstValue;
    private Refusal? _unknownPlace;
    private string _step = "";
    private int _found;
    private int _foundBefore;

    /// <summary>True for an entry of the ledger, whose output-only fields count and whose times are taken as they are.</summary>
    internal bool AreStored { get; private init; }

    /// <summary>
    /// FIELD_INVALID with all that was found, or TERRITORY_UNKNOWN where a place was looked for that is none; null where all is
    /// well. Metadata: field and value of the first fault.
    /// </summary>
    public Refusal? Refusal
    {
        get
        {
            if (_faults is null)
                return null;
            var (path, description) = _faults[0];
            var refusal = _unknownPlace ?? new Refusal(RefusalReason.FieldInvalid, $"{path} {description}.");
            refusal = refusal.With("field", path);
            return (_firstValue is null ? refusal : refusal.With("value", _firstValue)) with { Fields = _faults.ToImmutable() };
        }
    }

    /// <summary>Notes a fault of a field.</summary>
    /// <param name="field">The field, as <c>page_size</c>; inside a step, relative to the step.</param>
    /// <param name="description">What is wrong with it, as <c>is required</c>.</param>
    /// <param name="value">The value that the description mentions.</param>
    public void Fault(string field, string description, string? value = null)
    {
        if (_found++ == 0)
            (_faults, _firstValue) = (ImmutableArray.CreateBuilder<FieldFault>(), value);
        if (_found <= MaxFaults)
            _faults!.Add(new FieldFault(_step.Length == 0 ? field : $"{_step}.{field}", description));
    }

    /// <summary>Reads a number that has limits.</summary>
    public int Range(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            Fault(field, $"must be {least} to {most}, and is {value}", value.ToString(provider: null));
        return value;
    }

    /// <summary>Reads a unit's code.</summary>
    public UnitCode Unit(string field, string text)
    {
        if (!UnitCode.TryParse(text, out var code))
            FaultOfText(field, text, "a unit code");
        return code;
    }

    /// <summary>Reads a unit's code that may be empty.</summary>
    public UnitCode? OptionalUnit(string field, string text) => text.Length == 0 ? null : Unit(field, text);

    /// <summary>Reads a unit's code inside an element of a list.</summary>
    public UnitCode Unit(string list, int index, string field, string text)
    {
        if (!UnitCode.TryParse(text, out var code))
            FaultOfText($"{list}[{index}].{field}", text, "a unit code");
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
                FaultOfText($"{field}[{i}]", texts[i], "a unit code");
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(codes);
    }

    /// <summary>Reads the form of a content category, six digits; whether the table has it is for the rules.</summary>
    public string Category(string field, string text)
    {
        if (text.Length != 6 || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            FaultOfText(field, text, "six digits");
        return text;
    }

    /// <summary>Reads a GB/T 2260 division code.</summary>
    public Territory Territory(string field, string text)
    {
        if (!Domain.Units.Territory.TryParse(text, out var territory))
            FaultOfText(field, text, "a division code of 6 or 9 digits");
        return territory;
    }

    /// <summary>Reads the code of a place to read about: one that is no more is the place that stands for it today.</summary>
    public Territory Place(string field, string text)
    {
        var (found, divisions) = (_found, DivisionTable.Official);
        var territory = Territory(field, text);
        if (_found > found)
            return territory;
        if (divisions.PlaceOf(territory) is { } place)
            return place;
        Fault(field, UnknownPlace.Describe(divisions, territory), text);
        _unknownPlace ??= UnknownPlace.Refuse(divisions, territory, field);
        return default;
    }

    /// <summary>Reads the code of a place to read about, which may be empty.</summary>
    public Territory? OptionalPlace(string field, string text) => text.Length == 0 ? null : Place(field, text);

    /// <summary>Reads a UUID in its form of 36 characters; the one of zeros only is none.</summary>
    public Guid Uuid(string field, string text)
    {
        // TryParseExact alone would also take blanks and signs.
        if (text.Length != 36 || !Guid.TryParseExact(text, "D", out var uuid) || !IsHexadecimal(text) || uuid == Guid.Empty)
        {
            FaultOfText(field, text, "a UUID");
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
            Fault(field, $"must be 32 bytes, and has {bytes.Length}", bytes.Length.ToString(provider: null));
        return id;
    }

    /// <summary>Reads a time from 1900 to 2199, cut to whole milliseconds.</summary>
    public DateTimeOffset Time(string field, Timestamp? timestamp)
    {
        if (timestamp is null)
            Fault(field, "is required");
        else if (!InstantWire.TryRead(timestamp, out var time))
            Fault(field, "is not a timestamp: seconds or nanos are out of range");
        else if (AreStored)
            return time;
        else if (time < Earliest || time >= TooLate)
            Fault(field, "must lie in the years 1900 to 2199");
        else
            return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
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
            Fault(field, "is required");
        else if (!System.Enum.IsDefined(value))
            Fault(field, $"has the unknown value {number}", number.ToString(provider: null));
        else
            return value;
        return default;
    }

    /// <summary>Reads an enum that may be unspecified.</summary>
    public T? OptionalChoice<T>(string field, int number)
        where T : struct, System.Enum =>
        number == 0 ? null : Choice<T>(field, number);

    /// <summary>For what this hub wrote itself.</summary>
    internal static RequestFields OfStored() => new() { AreStored = true };

    /// <summary>Reads who gave a command.</summary>
    internal Actor Actor(string field, string text)
    {
        if (UnitCode.TryParse(text, out var unit))
            return Domain.Petitions.Actor.Of(unit);
        if (text.StartsWith(OperatorPrefix, StringComparison.Ordinal) && UnitCode.TryParse(text[OperatorPrefix.Length..], out var name))
            return Domain.Petitions.Actor.Operator(name.Value);
        FaultOfText(field, text, "a unit code or operator");
        return default;
    }

    /// <summary>Ends the reading of what this hub wrote itself.</summary>
    /// <exception cref="InvalidDataException">There was a fault.</exception>
    internal void ThrowOnFault(string what, string name)
    {
        if (Refusal is { } refusal)
            throw new InvalidDataException($"{what} {name} cannot be read: {refusal.Message}");
    }

    /// <summary>Begins a step: paths are below its field until <see cref="End"/>. False, and a fault, where it is not given.</summary>
    internal bool Begin(string step, [NotNullWhen(true)] object? message)
    {
        if (message is null)
        {
            Fault(step, "is required");
            return false;
        }

        (_step, _foundBefore) = (step, _found);
        return true;
    }

    /// <summary>Ends a step: the step, or null where a field of it is at fault.</summary>
    internal T? End<T>(T? step)
        where T : Step
    {
        _step = "";
        return _found > _foundBefore ? null : step;
    }

    private void FaultOfText(string field, string text, string kind)
    {
        if (text.Length == 0)
        {
            Fault(field, "is required");
            return;
        }

        var shown = text.Length <= MaxShown ? text : text[..(char.IsHighSurrogate(text[MaxShown - 1]) ? MaxShown - 1 : MaxShown)] + "…";
        Fault(field, $"is not {kind}: {shown}", shown);
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
