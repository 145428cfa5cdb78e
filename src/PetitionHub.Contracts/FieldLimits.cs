using Buf.Validate;
using Google.Api;
using Google.Protobuf.Reflection;

namespace PetitionHub.Contracts;

/// <summary>
/// What the contract lets a field hold: characters of a text, bytes, elements of a list, seconds of a duration, or a number
/// itself. Read from the field's annotations.
/// </summary>
public sealed record FieldLimits
{
    private static readonly FieldLimits None = new();

    private FieldLimits()
    {
    }

    /// <summary>The least; null where there is no limit.</summary>
    public long? Least { get; private init; }

    /// <summary>The most; null where there is no limit.</summary>
    public long? Most { get; private init; }

    /// <summary>The regular expression that a text matches; null where there is none.</summary>
    public string? Pattern { get; private init; }

    /// <summary>True of a text that is a UUID.</summary>
    public bool IsUuid { get; private init; }

    /// <summary>True where an empty text, no bytes or 0 is let through, too.</summary>
    public bool MayBeZero { get; private init; }

    /// <summary>The limits of each element of a list; null where there are none.</summary>
    public FieldLimits? Items { get; private init; }

    /// <summary>True where there is no limit at all.</summary>
    public bool IsNone => this == None;

    /// <summary>The limits of a field of a request, and of what a request holds.</summary>
    public static FieldLimits Of(FieldDescriptor field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Of(field.GetOptions()?.GetExtension(ValidateExtensions.Field));
    }

    /// <summary>True where a request needs the field.</summary>
    public static bool IsRequired(FieldDescriptor field) => Has(field, FieldBehavior.Required);

    /// <summary>True where the hub makes the field, and ignores it in a request.</summary>
    public static bool IsOutputOnly(FieldDescriptor field) => Has(field, FieldBehavior.OutputOnly);

    private static bool Has(FieldDescriptor field, FieldBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior) == true;
    }

    private static FieldLimits Of(FieldRules? rules)
    {
        var limits = rules?.TypeCase switch
        {
            null or FieldRules.TypeOneofCase.None => None,
            FieldRules.TypeOneofCase.Int32 => new FieldLimits
            {
                Least = rules.Int32.HasGte ? rules.Int32.Gte : null,
                Most = rules.Int32.HasLte ? rules.Int32.Lte : null,
            },
            FieldRules.TypeOneofCase.Int64 => new FieldLimits
            {
                Least = rules.Int64.HasGte ? rules.Int64.Gte : null,
                Most = rules.Int64.HasLte ? rules.Int64.Lte : null,
            },
            FieldRules.TypeOneofCase.String => new FieldLimits
            {
                Least = rules.String.HasMinLen ? (long)rules.String.MinLen : null,
                Most = rules.String.HasMaxLen ? (long)rules.String.MaxLen : null,
                Pattern = rules.String.HasPattern ? rules.String.Pattern : null,
                IsUuid = rules.String.Uuid,
            },
            FieldRules.TypeOneofCase.Bytes => new FieldLimits
            {
                Least = rules.Bytes.HasLen ? (long)rules.Bytes.Len : rules.Bytes.HasMinLen ? (long)rules.Bytes.MinLen : null,
                Most = rules.Bytes.HasLen ? (long)rules.Bytes.Len : rules.Bytes.HasMaxLen ? (long)rules.Bytes.MaxLen : null,
            },
            FieldRules.TypeOneofCase.Repeated => new FieldLimits
            {
                Least = rules.Repeated.HasMinItems ? (long)rules.Repeated.MinItems : null,
                Most = rules.Repeated.HasMaxItems ? (long)rules.Repeated.MaxItems : null,
                Items = rules.Repeated.Items is { } items ? Of(items) : null,
            },
            FieldRules.TypeOneofCase.Duration => new FieldLimits
            {
                Least = rules.Duration.Gte?.Seconds,
                Most = rules.Duration.Lte?.Seconds,
            },
            _ => throw new NotSupportedException($"{rules} is a rule that no field of the contract had so far."),
        };
        return limits with { MayBeZero = rules?.Ignore == Ignore.IfZeroValue };
    }
}
