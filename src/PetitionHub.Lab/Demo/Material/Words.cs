namespace PetitionHub.Lab.Demo.Material;

/// <summary>Words that fill the marks of <see cref="Stories"/>.</summary>
internal static class Words
{
    /// <summary>Surnames.</summary>
    public static string[] Surnames { get; } = ["王", "李", "张", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高"];

    /// <summary>Given names.</summary>
    public static string[] Given { get; } = ["建国", "秀英", "志强", "丽华", "海燕", "国庆", "晓东", "玉兰", "子涵", "浩然", "雨桐"];

    /// <summary>Streets and towns.</summary>
    public static string[] Streets { get; } = ["新华街道", "城关镇", "东风街道", "河西街道", "石桥镇", "柳林镇", "开发区", "南湖街道"];

    /// <summary>Housing estates.</summary>
    public static string[] Estates { get; } = ["锦绣家园", "滨江花园", "阳光城", "翠湖小区", "幸福里", "东方名苑", "桂花园"];

    /// <summary>Firms.</summary>
    public static string[] Firms { get; } = ["恒通置业", "宏远建设", "金桥劳务", "博学教育", "优鲜超市", "绿源建材", "智联科技"];

    /// <summary>Since when something has been so.</summary>
    public static string[] Months { get; } = ["去年十月", "去年十一月", "去年腊月", "今年一月", "今年春节后", "今年三月"];
}
