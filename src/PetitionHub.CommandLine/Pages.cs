using System.CommandLine;
using Google.Protobuf;
using PetitionHub.CommandLine.Output;
using Spectre.Console;

namespace PetitionHub.CommandLine;

/// <summary>The options of a list, and its way through the pages: one page, or all of them one after the other.</summary>
internal sealed class Pages
{
    private readonly Option<int> _size = new("--size")
    {
        Description = "How many at most in a page; 0 lets the hub choose.",
        HelpName = "count",
    };

    private readonly Option<string> _after = new("--page")
    {
        Description = "The token of the page, as the page before gave it.",
        HelpName = "token",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<bool> _all = new("--all") { Description = "All pages, one after the other." };

    public void AddTo(Command command)
    {
        command.Add(_size);
        command.Add(_after);
        command.Add(_all);
    }

    /// <summary>Reads and shows the pages. JSON is one line an item; the next page's token is a remark.</summary>
    public Task ShowAsync<T>(
        Session session,
        ParseResult parse,
        Func<int, string, Task<(IReadOnlyList<T> Items, string NextToken)>> readPage,
        Func<IEnumerable<T>, Table> toTable)
        where T : IMessage =>
        ShowAsync<T>(session, parse, readPage, items => session.Terminal.Write(toTable(items)));

    /// <summary>The same of a sheet, whose headings stand once above comma-separated values.</summary>
    public Task ShowAsync<T>(
        Session session,
        ParseResult parse,
        Func<int, string, Task<(IReadOnlyList<T> Items, string NextToken)>> readPage,
        string[] headings,
        Func<T, object?[]> toRow)
        where T : IMessage
    {
        var isFirst = true;
        return ShowAsync<T>(session, parse, readPage, items =>
        {
            var sheet = new Sheet(headings) { HasHeadings = isFirst || !session.Terminal.IsCsv };
            isFirst = false;
            foreach (var item in items)
                sheet.Row(toRow(item));
            session.Terminal.Write(sheet);
        });
    }

    private async Task ShowAsync<T>(
        Session session,
        ParseResult parse,
        Func<int, string, Task<(IReadOnlyList<T> Items, string NextToken)>> readPage,
        Action<IReadOnlyList<T>> show)
        where T : IMessage
    {
        var token = parse.GetValue(_after)!;
        do
        {
            (var items, token) = await readPage(parse.GetValue(_size), token);
            if (session.Terminal.IsJson)
                foreach (var item in items)
                    session.Terminal.WriteJson(item);
            else if (items.Count > 0)
                show(items);
        }
        while (token.Length > 0 && parse.GetValue(_all));
        if (token.Length > 0)
            session.Terminal.Say($"There is more: --all, or --page {token}");
    }
}
