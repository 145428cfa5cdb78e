namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// The items of the last pages: who went one step goes another soon. It keeps between half of the capacity and all of it.
/// </summary>
internal sealed class ItemCache(int capacity)
{
    private Dictionary<Guid, MonitoredItemRow> _young = [];
    private Dictionary<Guid, MonitoredItemRow> _old = [];

    public MonitoredItemRow? Find(Guid petition) => _young.GetValueOrDefault(petition) ?? _old.GetValueOrDefault(petition);

    public void Put(IReadOnlyCollection<MonitoredItemRow> items)
    {
        foreach (var item in items)
            _young[item.PetitionId] = item;
        if (_young.Count > capacity / 2)
            (_old, _young) = (_young, []);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
