using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>Commands as a system sends them.</summary>
internal static class Requests
{
    public static RegisterPetitionRequest Register(string subject = "电梯停运") => new()
    {
        Registration = new()
        {
            Details = new() { Subject = subject, Content = "请求督促修复。", Category = "999901", Territory = "430103" },
        },
        Transfer = new() { DestinationUnit = "430103-housing" },
    };

    public static AcknowledgeReceiptRequest Sign(string petitionId = "p-1") =>
        new() { PetitionId = petitionId, ReceiptAcknowledgement = new() };

    public static CopyPetitionRequest Copy(string petitionId = "") =>
        new() { PetitionId = petitionId, Copying = new() { DestinationUnit = "430100-bureau" } };
}
