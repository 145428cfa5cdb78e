namespace PetitionHub.Domain.Petitions;

/// <summary>How an item came in (渠道).</summary>
public enum Channel
{
    /// <summary>Letter 来信.</summary>
    Letter = 1,
    /// <summary>Visit 来访.</summary>
    Visit = 2,
    /// <summary>Website 网上.</summary>
    Website = 3,
    /// <summary>Mobile app 手机.</summary>
    MobileApp = 4,
    /// <summary>WeChat 微信.</summary>
    Wechat = 5,
    /// <summary>Telephone 电话.</summary>
    Telephone = 6,
    /// <summary>Video 视频.</summary>
    Video = 7,
    /// <summary>Leader's mailbox 领导信箱.</summary>
    LeadersMailbox = 8,
}
