namespace PetitionHub.Console.Tests.Running;

/// <summary>What operators look at.</summary>
internal sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desk = new("desk", 1366, 768);
    public static readonly Screen Phone = new("phone", 390, 844);

    public static Screen Of(string name) => name == Phone.Name ? Phone : Desk;
}
