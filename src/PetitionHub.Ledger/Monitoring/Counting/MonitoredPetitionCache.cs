namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// The petitions of the last pages: one that went a step goes another soon. It keeps between half of the capacity and all of it.
/// </summary>
internal sealed class MonitoredPetitionCache(int capacity)
{
    private Dictionary<Guid, MonitoredPetitionRow> _young = [];
    private Dictionary<Guid, MonitoredPetitionRow> _old = [];

    public MonitoredPetitionRow? Find(Guid petition) => _young.GetValueOrDefault(petition) ?? _old.GetValueOrDefault(petition);

    public void Put(IReadOnlyCollection<MonitoredPetitionRow> petitions)
    {
        foreach (var petition in petitions)
            _young[petition.PetitionId] = petition;
        if (_young.Count > capacity / 2)
            (_old, _young) = (_young, []);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
