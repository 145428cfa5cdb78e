using System.Collections.Immutable;
using CsCheck;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using static PetitionHub.Ledger.Tests.Wire.GenEntry;

namespace PetitionHub.Ledger.Tests.Wire;

/// <summary>Steps of each kind, made of what their records are made of: a new step is generated without a line here.</summary>
internal static class GenStep
{
    // What a step may be made of, beside enums. Required by the contract and therefore never zero: whole numbers of 64 bits.
    private static readonly Dictionary<Type, Gen<object?>> Parts = new()
    {
        [typeof(string)] = Boxed(Text),
        [typeof(bool)] = Boxed(Gen.Bool),
        [typeof(int)] = Boxed(Gen.Int[0, 999]),
        [typeof(long)] = Boxed(Gen.Long[1, 1L << 40]),
        [typeof(DateTimeOffset)] = Boxed(Time),
        [typeof(DateTimeOffset?)] = Boxed(Optional(Time)),
        [typeof(UnitCode)] = Boxed(GenEntry.Unit),
        [typeof(UnitCode?)] = Boxed(Optional(GenEntry.Unit)),
        [typeof(PetitionId)] = Boxed(Petition),
        [typeof(PetitionId?)] = Boxed(Optional(Petition)),
        [typeof(Unit)] = Boxed(WholeUnit),
        [typeof(PetitionDetails)] = Boxed(Details),
        [typeof(ImmutableArray<int>)] = Several(Gen.Int[1, 40], 1),
        [typeof(ImmutableArray<UnitCode>)] = Several(GenEntry.Unit, 0),
        [typeof(ImmutableArray<PetitionNumber>)] = Several(Number, 0),
        [typeof(ImmutableArray<Attachment>)] = Several(GenEntry.Attachment, 1),
    };

    public static Gen<Step> Of(StepKind kind)
    {
        var type = typeof(Step).Assembly.GetType($"{typeof(Step).Namespace}.{kind}", throwOnError: true)!;
        var made = type.GetConstructors().Single();
        return made.GetParameters().Select(parameter => Part(parameter.ParameterType))
            .Aggregate(
                Gen.Const(ImmutableArray<object?>.Empty),
                (parts, part) => Gen.Select(parts, part, (all, one) => all.Add(one)))
            .Select(parts => (Step)made.Invoke([.. parts]));
    }

    private static Gen<object?> Part(Type type) => type.IsEnum
        ? Gen.OneOf([.. Enum.GetValues(type).Cast<object?>()])
        : Parts.TryGetValue(type, out var part) ? part : throw new NotSupportedException($"No generator for {type}.");

    private static Gen<object?> Boxed<T>(Gen<T> gen) => gen.Select(value => (object?)value);

    private static Gen<object?> Several<T>(Gen<T> gen, int least) =>
        gen.Array[least, 4].Select(values => (object?)values.ToImmutableArray());
}
