namespace PetitionHub.Domain.Categories;

/// <summary>What an item is about (内容分类).</summary>
/// <param name="Code">Six digits, two for each of three levels.</param>
/// <param name="Name">Its Chinese name, clear without those of its groups.</param>
/// <param name="System">
/// The functional line (条) whose competent organs answer for it, as <c>housing</c>; <c>petition</c> where no one
/// functional department does, so that the bureau decides who takes it.
/// </param>
public sealed record Category(string Code, string Name, string System);
