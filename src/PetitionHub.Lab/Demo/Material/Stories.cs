namespace PetitionHub.Lab.Demo.Material;

/// <summary>
/// What people write, by the first two digits of the category. Marks in braces are filled in: <c>{place}</c> a county's
/// name, <c>{street}</c>, <c>{estate}</c>, <c>{firm}</c>, <c>{people}</c> a count, <c>{since}</c> a month, <c>{sum}</c> yuan,
/// <c>{matter}</c> the category's name.
/// </summary>
internal static class Stories
{
    /// <summary>The texts of each group of categories. Every group of the table has some.</summary>
    public static IReadOnlyDictionary<string, string[]> ByGroup { get; } = new Dictionary<string, string[]>
    {
        ["01"] =
        [
            "我是{place}{street}村民。自{since}起，村里就{matter}一事一直没有公开答复，涉及{people}户，每户金额约{sum}元。村委会说要等上级文件，镇里说已经下发，两边说法不一。请核实并书面答复。",
            "我们{people}户农户反映{matter}问题：{since}签的协议，对方只履行了一季，余款{sum}元至今未付。多次到{street}协商无果，眼看要误了春耕，请有关部门出面协调。",
        ],
        ["02"] =
        [
            "{since}，{firm}项目占用{place}{street}耕地，{matter}的标准没有张榜，村民只拿到口头通知。我们{people}户要求公开批准文件和测绘结果，并按政策补足差额，约{sum}元。",
            "本人在{place}{street}办理{matter}，材料{since}已交齐，窗口一直说系统数据对不上，前后跑了五趟。请明确还缺什么、多久能办结。",
        ],
        ["03"] =
        [
            "我是{place}{estate}业主。小区{since}以来{matter}问题突出，涉及{people}户，向物业和社区反映多次，只登记不解决。现请主管部门到现场核查，给出整改期限。",
            "{place}{street}{estate}二期合同约定{since}前解决{matter}，{firm}一拖再拖，每月还要付租金和房贷约{sum}元。请督促企业给出书面时间表。",
        ],
        ["04"] =
        [
            "我们{people}人在{firm}位于{place}的工地和车间上班，{since}起遇到{matter}问题，涉及{sum}元。公司说等结算，劳务方说没收到款。马上要过节，请尽快处理。",
            "本人在{firm}工作八年，{since}办理{matter}时被告知单位漏缴。单位愿意补，经办窗口要求的证明原单位已开不出来。请告知办理途径。",
        ],
        ["05"] =
        [
            "家人{since}在{place}一家医院就诊，后因{matter}与院方发生分歧，自付费用{sum}元。院方同意复核病历但一直没有结果，请主管部门介入。",
            "{place}{street}居民反映{matter}：附近{people}户都有同样情况，{since}反映到社区后未见答复。希望公布政策依据和办理流程。",
        ],
        ["06"] =
        [
            "孩子今年在{place}读书，学校{since}发布的{matter}安排与去年公示不同，{estate}约{people}个家庭受影响。请教育部门说明依据，并给家长一个答复。",
            "{since}在{place}{firm}缴费{sum}元，涉及{matter}，对方以各种理由推脱。家长群里有{people}人情况相同，请查处。",
        ],
        ["07"] =
        [
            "我家住{place}{street}，因病致困，{since}申请{matter}，社区初审通过后一直没有下文。每月药费{sum}元，请民政部门核实。",
            "反映{place}{matter}问题：{since}调整后，{street}有{people}人的待遇与政策不符，工作人员答复不一致，请统一口径。",
        ],
        ["08"] =
        [
            "{since}以来，{place}{street}{matter}方面问题反复出现，{people}户居民受影响，报警和反映多次，过几天又恢复原样。请建立长效管理。",
            "本人{since}遇到{matter}问题，涉及{sum}元，已在{place}报案并提交材料，至今没有进展告知。请告知承办人和办理期限。",
        ],
        ["09"] =
        [
            "{firm}在{place}的{matter}问题涉及{people}人、{sum}元，{since}开了一次会之后再无消息。请有关部门公布处理方案。",
            "{place}{street}居民对{matter}有疑问：{since}起收费标准变了，没有公示，也没有听证。请公开文件。",
        ],
        ["10"] =
        [
            "{place}{street}的{matter}问题{since}就反映过：早晚高峰{people}多人出行不便，雨天尤其危险。答复说已列入计划，请给出时间。",
            "建议优化{place}{estate}周边{matter}：{since}新入住{people}户，最近的站点要走二十分钟，老人孩子不便。",
        ],
        ["11"] =
        [
            "{since}在{place}{firm}消费{sum}元，遇到{matter}问题，商家拒绝退款，平台让找门店，门店让找总部。请依法处理。",
            "举报{place}{street}一家门店{matter}：{since}以来{people}名顾客有同样遭遇，已保留票据和照片。",
        ],
        ["12"] =
        [
            "{place}{estate}{matter}问题持续到现在已有三个月（从{since}算起），{people}户受影响，客服每次都说已派单。请主管部门督促。",
            "我公司（{firm}）{since}申报{matter}，线上显示已受理，之后无人联系。请告知进度和所缺材料。",
        ],
        ["13"] =
        [
            "{place}{street}{firm}的{matter}问题严重，{since}以来夜间尤甚，{people}户居民不敢开窗。执法人员来时停、走后开，请安排夜间检查并公布监测结果。",
            "{place}{estate}旁的{matter}问题{since}整治后又反弹，气味和积水影响{people}户。请说明整治责任单位和期限。",
        ],
        ["14"] =
        [
            "{since}在{place}办理业务时遇到{matter}问题：网上显示可以一次办，现场要求再补三份材料。建议统一线上线下标准。",
            "就{place}{matter}提一点意见：{since}提交的事项，答复只有一句“已转有关部门”，没有单位名称和期限，请改进。",
        ],
        ["15"] =
        [
            "本人在{place}工作，{since}以来{matter}方面的政策执行与文件不一致，涉及{people}人，每人约{sum}元。请人事部门解释。",
            "反映{place}{matter}问题：{since}公示后没有说明评审标准，几次咨询得到的答复不同，请公开。",
        ],
        ["16"] =
        [
            "举报{place}{street}有关人员存在{matter}问题：{since}，一笔{sum}元的项目款没有公示去向，{people}名群众可以作证。请依纪依法核查，并为举报人保密。",
            "反映{place}在{matter}方面的问题：{since}的检查只看台账不看现场，材料一套套补，群众办事反而更慢。请予纠正。",
        ],
        ["17"] =
        [
            "{place}{street}{estate}存在{matter}隐患：{since}至今通道被占、设备损坏，楼里住着{people}户，老人多。请尽快检查，不要等出事。",
            "{since}暴雨后，{place}{street}出现{matter}问题，{people}户受损约{sum}元，登记后没有人来核定。请告知救助办法。",
        ],
        ["99"] =
        [
            "有一件事不知道归哪个部门：{since}，{place}{street}一处公共用地的历史遗留问题，涉及{people}户。请帮忙转到该管的单位。",
        ],
    };

    /// <summary>What is added where a court has the matter.</summary>
    public const string Litigation = "此事{since}已由{place}人民法院作出一审判决，我方不服并已上诉，现反映执行中的问题。";
}
