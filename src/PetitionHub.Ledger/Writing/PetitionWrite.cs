using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Writing;

/// <summary>A petition row to write, and which of its indexed columns a batch changed.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="IsNew">It is to be inserted.</param>
/// <param name="Moved">Its holder changed.</param>
/// <param name="Reclassed">Its category, territory, purpose or matter may have changed.</param>
/// <param name="Passed">It came between hands, or into somebody's.</param>
internal readonly record struct PetitionWrite(PetitionRow Row, bool IsNew, bool Moved, bool Reclassed, bool Passed);
