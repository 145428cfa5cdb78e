using PetitionHub.V1;

namespace PetitionHub.Console.Tests.Running;

/// <summary>A history small enough to count by hand.</summary>
/// <param name="Concluded">Went from the province over the city to the housing department of a district, which concluded
/// it.</param>
/// <param name="Unclaimed">Went from the nation to a province, which has not signed for it.</param>
/// <param name="Objected">The district's health department objects to it.</param>
/// <param name="Kept">The province has it, and reports progress.</param>
/// <param name="TransferToCity">The entry by which the first went to the city.</param>
internal sealed record SeededHistory(string Concluded, string Unclaimed, string Objected, string Kept, long TransferToCity)
{
    public const int Registered = 6;
    public const int Handovers = 6;
    public const int FromHunanToChangsha = 3;

    public static async Task<SeededHistory> WriteAsync(TestHub hub)
    {
        var (concluded, transfer) = await RegisterAsync(hub, TestUnits.Hunan, TestUnits.Changsha);
        await RegisterAsync(hub, TestUnits.Hunan, TestUnits.Changsha);
        await RegisterAsync(hub, TestUnits.Hunan, TestUnits.Changsha);
        await SendAsync(hub, TestUnits.Changsha, Ask.Acknowledge(concluded));
        await SendAsync(hub, TestUnits.Changsha, Ask.Transfer(concluded, TestUnits.TianxinHousing));
        await SendAsync(hub, TestUnits.TianxinHousing, Ask.Acknowledge(concluded));
        await SendAsync(hub, TestUnits.TianxinHousing, Ask.Accept(concluded));
        await SendAsync(hub, TestUnits.TianxinHousing, Ask.Conclude(concluded));
        var (unclaimed, _) = await RegisterAsync(hub, TestUnits.National, TestUnits.Zhejiang);
        var (objected, _) = await RegisterAsync(hub, TestUnits.Tianxin, TestUnits.TianxinHealth);
        await SendAsync(hub, TestUnits.TianxinHealth, Ask.Acknowledge(objected));
        await SendAsync(hub, TestUnits.TianxinHealth, Ask.Object(objected));
        var kept = await hub.As(TestUnits.Hunan).CallInvoker.SendAsync(Ask.Register());
        return new SeededHistory(concluded, unclaimed, objected, kept.PetitionId, transfer);
    }

    private static async Task<(string Petition, long Transfer)> RegisterAsync(TestHub hub, string registrar, string destination)
    {
        var receipt = await hub.As(registrar).CallInvoker.SendAsync(Ask.RegisterFor(destination));
        return (receipt.PetitionId, receipt.LastSequence);
    }

    private static Task<Receipt> SendAsync(TestHub hub, string unit, Google.Protobuf.IMessage command) =>
        hub.As(unit).CallInvoker.SendAsync(command);
}
