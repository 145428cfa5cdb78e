using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>
/// A step in the contract. Its field in an entry has its name and number, and its field in a request has its name.
/// </summary>
internal abstract class StepForm(StepKind kind)
{
    // Made once: the accessor calls a compiled property, not reflection.
    private readonly IFieldAccessor _field = V1.LedgerEntry.Descriptor.FindFieldByNumber((int)kind).Accessor;

    public StepKind Kind => kind;

    public string Name { get; } = StepNames.Of(kind);

    /// <summary>Writes the step into its field of the entry.</summary>
    public void Write(Step step, V1.LedgerEntry entry) => _field.SetValue(entry, ToWire(step));

    /// <summary>Reads the step from its field of the entry.</summary>
    public Step? Read(V1.LedgerEntry entry, MessageFields fields) => Read((IMessage?)_field.GetValue(entry), fields);

    /// <summary>Reads the step from its message; null, with the faults noted, where it is absent or at fault.</summary>
    public abstract Step? Read(IMessage? message, MessageFields fields);

    protected abstract IMessage ToWire(Step step);
}

/// <summary>A message of the contract and the step that it is.</summary>
/// <param name="write">Makes the message.</param>
/// <param name="read">Reads the message, field by field; null where one that the step cannot do without is absent.</param>
internal sealed class StepForm<TWire, TStep>(Func<TStep, TWire> write, Func<TWire, MessageFields, TStep?> read)
    : StepForm(Enum.Parse<StepKind>(typeof(TStep).Name))
    where TWire : class, IMessage
    where TStep : Step
{
    public override Step? Read(IMessage? message, MessageFields fields) =>
        fields.Begin(Name, message) ? fields.End(read((TWire)message, fields)) : null;

    protected override IMessage ToWire(Step step) => write((TStep)step);
}
