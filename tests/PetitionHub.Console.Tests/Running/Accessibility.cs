using System.Text.Json;
using Microsoft.Playwright;

namespace PetitionHub.Console.Tests.Running;

/// <summary>Asks axe-core, which tests/run installs, what of a page breaks WCAG A and AA.</summary>
internal static class Accessibility
{
    private static readonly string Axe = Path.Combine(
        Repository.Find(), "tests", "tools", "node_modules", "axe-core", "axe.min.js");

    public static async Task<IReadOnlyList<string>> FindViolationsAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed: npm ci --prefix tests/tools.");
        // Evaluated by the browser itself: the page's policy lets no foreign script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe, Wait.Token)).Bounded();
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations"
            + ".flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))").Bounded();
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
