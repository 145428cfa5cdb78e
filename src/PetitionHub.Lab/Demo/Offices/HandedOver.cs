namespace PetitionHub.Lab.Demo.Offices;

/// <summary>In which way an item went from one unit to another.</summary>
internal enum HandedOver
{
    /// <summary>Transferred 转送.</summary>
    Transferred = 1,
    /// <summary>Assigned 交办.</summary>
    Assigned = 2,
    /// <summary>Referred to a political-legal organ 涉法涉诉.</summary>
    ReferredAsLitigation = 3,
    /// <summary>Referred to a discipline organ 检举控告.</summary>
    ReferredToDiscipline = 4,
    /// <summary>Returned after an objection 退回.</summary>
    Returned = 5,
}
