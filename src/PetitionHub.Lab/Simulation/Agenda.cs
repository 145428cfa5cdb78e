using PetitionHub.Lab.Simulation.Lives;

namespace PetitionHub.Lab.Simulation;

/// <summary>Who does what next. Of what happens at the same instant, what was planned first comes first.</summary>
internal sealed class Agenda(DateTimeOffset end)
{
    private readonly PriorityQueue<(PetitionLife Life, IEnumerator<Act> Acts), (DateTimeOffset At, long Order)> _queue = new();
    private long _planned;

    /// <summary>The next instant at which something happens; null once nothing does before the end.</summary>
    public DateTimeOffset? Next => _queue.TryPeek(out _, out var priority) ? priority.At : null;

    /// <summary>A new life, from its first act on.</summary>
    public void Add(PetitionLife life) => Plan(life, life.Live().GetEnumerator());

    /// <summary>All that happens at the next instant, one act an item.</summary>
    public List<(PetitionLife Life, IEnumerator<Act> Acts)> Take()
    {
        var wave = new List<(PetitionLife, IEnumerator<Act>)>();
        for (var at = Next; at is not null && Next == at;)
            wave.Add(_queue.Dequeue());
        return wave;
    }

    /// <summary>The act is in the ledger: what the item's life brings next.</summary>
    public void Plan(PetitionLife life, IEnumerator<Act> acts)
    {
        if (acts.MoveNext() && acts.Current.At < end)
            _queue.Enqueue((life, acts), (acts.Current.At, _planned++));
        else
            acts.Dispose();
    }
}
