using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests.Running;

/// <summary>Requests with plausible contents.</summary>
internal static class Letters
{
    /// <summary>A letter that is handed over at once.</summary>
    public static RegisterPetitionRequest Register(string destination) => new()
    {
        RequestId = NewId(),
        Registration = new()
        {
            Details = new()
            {
                Subject = "电梯停运",
                Content = "小区电梯停运两月，老人无法下楼，请求督促修复。",
                Category = "999901",
                Territory = "430103",
                Channel = Channel.Letter,
                Purpose = Purpose.Appeal,
            },
        },
        Transfer = new() { DestinationUnit = destination },
    };

    public static string NewId() => Guid.CreateVersion7().ToString();
}
