using System.Diagnostics;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Whose turn it is: the petitions of a stock, each handed over once, to destinations by their shares.</summary>
internal sealed class HandoverTurns(
    PetitionStock stock, string[] destinations, ZipfSampler zipf, NumberedIds ids, DeliveryBook book)
{
    private int _next;
    private bool _ranOut;

    /// <summary>How many handovers were begun so far.</summary>
    public int Begun => Volatile.Read(ref _next);

    /// <summary>
    /// Whether somebody found no petition left since it was asked last: what was measured then is not to be believed.
    /// </summary>
    public bool TakeRanOut() => Interlocked.Exchange(ref _ranOut, false);

    /// <summary>Takes the next number; -1 where there is none left.</summary>
    public int Take()
    {
        var number = Interlocked.Increment(ref _next) - 1;
        if (number < stock.Petitions.Count)
            return number;
        Interlocked.Decrement(ref _next);
        _ranOut = true;
        return -1;
    }

    /// <summary>Makes a request the handover of a number, and notes that it goes out.</summary>
    /// <param name="number">Of <see cref="Take"/>.</param>
    /// <param name="random">Chooses the destination.</param>
    /// <param name="request">The request, with a transfer; it is used again for the next.</param>
    /// <param name="due">When it was to be sent, a <see cref="Stopwatch"/> time stamp; 0 for now.</param>
    public void Begin(int number, Random random, TransferPetitionRequest request, long due)
    {
        var destination = zipf.Next(random);
        request.RequestId = ids.Of(number);
        request.PetitionId = stock.Petitions[number];
        request.Transfer.DestinationUnit = destinations[destination];
        book.Sent(number, destination, due > 0 ? due : Stopwatch.GetTimestamp());
    }
}
