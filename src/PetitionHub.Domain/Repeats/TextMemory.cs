namespace PetitionHub.Domain.Repeats;

/// <summary>
/// The compared texts of the contents that came last. In a campaign thousands send the same content, and to make its sketch costs
/// more than all else that is done to find it. Safe from any thread.
/// </summary>
public sealed class TextMemory
{
    private const int Kept = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ComparedText> _texts = [];
    private readonly Queue<string> _order = new();

    /// <summary>As <see cref="ComparedText.Of"/>.</summary>
    public ComparedText Of(string content)
    {
        lock (_lock)
            if (_texts.TryGetValue(content, out var found))
                return found;
        var text = ComparedText.Of(content);
        lock (_lock)
        {
            if (!_texts.TryAdd(content, text))
                return text;
            _order.Enqueue(content);
            if (_order.Count > Kept)
                _texts.Remove(_order.Dequeue());
        }

        return text;
    }
}
