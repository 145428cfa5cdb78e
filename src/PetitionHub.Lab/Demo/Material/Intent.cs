using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Material;

/// <summary>What a petitioner wants, and whether a court handles it, by the words of the message.</summary>
internal static class Intent
{
    private static readonly string[] Accusing =
        ["贪污", "受贿", "行贿", "腐败", "渎职", "以权谋私", "滥用职权", "官商勾结", "保护伞", "违纪违法"];

    private static readonly string[] Litigating =
        ["一审", "二审", "再审", "判决", "法院", "诉讼", "起诉", "立案侦查", "检察院", "强制执行"];

    private static readonly string[] Suggesting = ["建议", "意见征集", "献策", "呼吁"];

    private static readonly string[] Asking = ["咨询", "请问", "何时", "什么时候", "是否", "能否", "吗？"];

    /// <summary>
    /// The purpose: an accusation by subject or body; a suggestion or a question by the subject; else an appeal.
    /// </summary>
    public static Purpose PurposeOf(string subject, string body)
    {
        if (HasAny(subject, Accusing) || HasAny(body, Accusing))
            return Purpose.Accusation;
        if (HasAny(subject, Suggesting))
            return Purpose.Suggestion;
        return HasAny(subject, Asking) ? Purpose.Other : Purpose.Appeal;
    }

    /// <summary>True where the matter is before a court, a procurator or the police as a case (涉法涉诉).</summary>
    public static bool IsLitigation(string subject, string body) => HasAny(subject, Litigating) || HasAny(body, Litigating);

    private static bool HasAny(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal));
}
