using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Attachments;

/// <summary>Counts transfers that are under way, and lets neither a unit nor all of them have too many.</summary>
internal sealed class TransferSlots(int perUnit, int atOnce)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UnitCode, int> _byUnit = [];
    private int _count;

    /// <summary>Counts a transfer until the answer is disposed of.</summary>
    /// <exception cref="RefusalException">HUB_BUSY: there are too many.</exception>
    public IDisposable Take(UnitCode unit)
    {
        lock (_lock)
        {
            var own = _byUnit.GetValueOrDefault(unit);
            if (own >= perUnit)
                throw Busy($"Unit {unit} has {perUnit} transfers of this kind under way already. Wait for one to end.", perUnit);
            if (_count >= atOnce)
                throw Busy($"The hub has {atOnce} transfers of this kind under way already. Try again after the delay.", atOnce);
            _byUnit[unit] = own + 1;
            _count++;
        }

        return new Slot(this, unit);
    }

    private static RefusalException Busy(string message, int limit) =>
        new(new Refusal(RefusalReason.HubBusy, message).With("limit", limit));

    private void Free(UnitCode unit)
    {
        lock (_lock)
        {
            _count--;
            if (--_byUnit[unit] == 0)
                _byUnit.Remove(unit);
        }
    }

    private sealed class Slot(TransferSlots owner, UnitCode unit) : IDisposable
    {
        private int _isFree;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isFree, 1) == 0)
                owner.Free(unit);
        }
    }
}
