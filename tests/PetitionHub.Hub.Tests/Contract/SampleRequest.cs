using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Contracts;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Contract;

/// <summary>
/// Makes requests of the contract's annotations: what is required is there, and every value is within its limits.
/// </summary>
internal sealed class SampleRequest(string petition)
{
    private int _made;

    /// <summary>A request that also has the message fields of a path.</summary>
    public IMessage Of(MessageDescriptor type, IEnumerable<FieldDescriptor> path)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        var first = path.FirstOrDefault();
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var isOnPath = field == first && field.FieldType == FieldType.Message;
            if (FieldLimits.IsRequired(field) || isOnPath || IsOfANewUnit(field))
                Set(message, field, isOnPath ? path.Skip(1) : []);
        }

        // Ranges must not overlap.
        if (message is DigestRange range)
            (range.AfterSequence, range.ThroughSequence) = (_made++, _made);
        return message;
    }

    /// <summary>A value of a size, or a number itself: characters, bytes, elements, seconds.</summary>
    public static object ValueOf(FieldDescriptor field, long size) => field.FieldType switch
    {
        FieldType.Int32 => (int)size,
        FieldType.Int64 => size,
        FieldType.Bytes => ByteString.CopyFrom(new byte[size]),
        FieldType.Message => new Duration { Seconds = size },
        _ => new string('文', (int)size),
    };

    /// <summary>One element of a list, or the value of another field.</summary>
    public object One(FieldDescriptor field, IEnumerable<FieldDescriptor> path)
    {
        var limits = field.IsRepeated ? FieldLimits.Of(field).Items : FieldLimits.Of(field);
        return field.FieldType switch
        {
            FieldType.Message when field.MessageType == Timestamp.Descriptor => DateTime.UtcNow.AddHours(-1).ToTimestamp(),
            FieldType.Message => Of(field.MessageType, path),
            FieldType.Enum => field.EnumType.Values.First(value => value.Number != 0).Number,
            FieldType.Bool => true,
            FieldType.String => Text(field, limits),
            _ => ValueOf(field, limits?.Least ?? 1),
        };
    }

    private static bool IsOfANewUnit(FieldDescriptor field) =>
        field.ContainingType == Unit.Descriptor
        && !FieldLimits.IsOutputOnly(field) && field.FieldNumber != Unit.SuccessorFieldNumber;

    private void Set(IMessage message, FieldDescriptor field, IEnumerable<FieldDescriptor> path)
    {
        if (field.IsRepeated)
            ((System.Collections.IList)field.Accessor.GetValue(message)).Add(One(field, path));
        else
            field.Accessor.SetValue(message, One(field, path));
    }

    private string Text(FieldDescriptor field, FieldLimits? limits) => field.Name switch
    {
        "petition_id" => petition,
        "category" => "999901",
        "territory" => "430103",
        "consumer" or "source" => "sample",
        "system" => "housing",
        "unit_code" when field.ContainingType == Unit.Descriptor => $"430103-sample-{Guid.NewGuid().ToString()[..8]}",
        _ when limits?.IsUuid == true => Guid.NewGuid().ToString(),
        _ when field.Name.Contains("unit", StringComparison.Ordinal) => TianxinHousing,
        _ => new string('文', (int)(limits?.Least ?? 1)),
    };
}
