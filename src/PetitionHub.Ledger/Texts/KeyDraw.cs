namespace PetitionHub.Ledger.Texts;

/// <summary>
/// Draws a key of <see cref="SealingKey.KeyBytes"/> bytes. A ledger draws its keys at random; a simulation, whose ledger has to
/// be the same each time, has its own way.
/// </summary>
/// <param name="owner">The petition, or the key of a file in its store; empty for the ledger itself.</param>
public delegate byte[] KeyDraw(Guid owner);
