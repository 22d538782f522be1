using System.Text;
using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;

namespace MetricLens.Cli.Tests.Browser;

/// <summary>The report's page in a real browser; skipped where none is installed, and <c>.ci/run</c> installs one.</summary>
public sealed class ReportPageTests(ReportPageTests.Reports reports) : IClassFixture<ReportPageTests.Reports>
{
    private const string Hostile = "<script>alert(1)</script>\u202e涌现能力 \"&'";

    public static TheoryData<string, int, bool> Views => new()
    {
        { "en", 400, false }, { "en", 1600, false }, { "en", 1600, true }, { "zh", 400, true }, { "zh", 1600, false },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_page_opens_with_no_complaint_no_request_and_nothing_cut(string language, int width, bool isDark)
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page(language), width, 900, isDark);
        Assert.Equal("", string.Join("\n", browser.Events.Where(IsComplaint).Select(seen => seen.ToJsonString())));
        string[] asked = [.. browser.Events.Where(seen => (string?)seen["method"] == "Network.requestWillBeSent").Select(seen => (string)seen["params"]!["request"]!["url"]!)];
        Assert.Equal([new Uri(reports.Page(language)).AbsoluteUri], asked.Distinct());
        int wide = (int)(await browser.Evaluate("document.documentElement.scrollWidth"))!;
        Assert.True(wide <= width, $"the page is {wide} wide in a window of {width}");
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_page_passes_an_accessibility_check(string language, int width, bool isDark)
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page(language), width, 900, isDark);
        await browser.Evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        await browser.Evaluate(new BundledAxeScriptProvider().GetScript());
        JsonNode result = (await browser.Evaluate("axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | ')))"))!;
        Assert.Equal("", string.Join("\n", result.AsArray().Select(violation => (string)violation!)));
    }

    [Fact]
    public async Task A_click_on_a_heading_sorts_and_another_turns_it_round()
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page("en"), 1600, 900);
        double[] shares = await Shares(browser, clicks: 1);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal("ascending", (string?)await browser.Evaluate("document.querySelector('th[aria-sort]').getAttribute('aria-sort')"));
        double[] turned = await Shares(browser, clicks: 1);
        Assert.Equal(shares.Reverse(), turned);
        Assert.Equal(1, (int)(await browser.Evaluate("document.querySelectorAll('th[aria-sort]').length"))!);
    }

    [Fact]
    public async Task Filters_leave_what_is_asked_for()
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page("en"), 1600, 900);
        Assert.Equal(4, await Shown(browser));
        await Set(browser, "search", "HINGE");
        Assert.Equal(1, await Shown(browser));
        await Set(browser, "search", "");
        await Set(browser, "verdict", "artifact");
        Assert.Equal((int)(await browser.Evaluate("document.querySelectorAll('#table tr[data-verdict=artifact]').length"))!, await Shown(browser));
        Assert.StartsWith($"{await Shown(browser)} / 4", (string)(await browser.Evaluate("document.getElementById('shown').textContent"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page("en"), 1600, 900);
        await browser.Press("Tab");
        Assert.Equal("#verdicts", (string?)await browser.Evaluate("document.activeElement.getAttribute('href')"));
        for (int presses = 0; !(bool)(await browser.Evaluate("document.activeElement.tagName === 'BUTTON'"))!; presses++)
        {
            Assert.True(presses < 20, "no heading is reached by Tab");
            await browser.Press("Tab");
        }
        await browser.Press("Enter", "\r");
        Assert.Equal("ascending", (string?)await browser.Evaluate("document.activeElement.parentElement.getAttribute('aria-sort')"));
    }

    [Fact]
    public async Task The_page_prints()
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page("en"), 1600, 900);
        string pdf = Encoding.Latin1.GetString(await browser.Pdf());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        int pages = pdf.Split("/Type /Page\n").Length - 1;
        Assert.InRange(pages, 3, 60);
    }

    [Fact]
    public async Task What_strangers_wrote_does_not_run()
    {
        Chromium browser = await reports.Browser();
        await browser.Open(reports.Page("en"), 1600, 900);
        Assert.Equal(1, (int)(await browser.Evaluate("document.scripts.length"))!);
        Assert.True((bool)(await browser.Evaluate("document.body.textContent.includes('<script>alert(1)</script>')"))!);
    }

    private static bool IsComplaint(JsonNode seen) => (string?)seen["method"] is "Runtime.exceptionThrown" or "Log.entryAdded" or "Network.loadingFailed"
        || ((string?)seen["method"] == "Runtime.consoleAPICalled" && (string?)seen["params"]!["type"] is "error" or "warning");

    private static async Task<double[]> Shares(Chromium browser, int clicks)
    {
        for (int i = 0; i < clicks; i++) await browser.Evaluate("document.querySelectorAll('#table thead button')[4].click()");
        JsonNode cells = (await browser.Evaluate("[...document.querySelectorAll('#table tbody tr')].map(row => Number(row.cells[4].dataset.sort))"))!;
        return [.. cells.AsArray().Select(cell => (double)cell!)];
    }

    private static async Task<int> Shown(Chromium browser) => (int)(await browser.Evaluate("[...document.querySelectorAll('#table tbody tr')].filter(row => !row.hidden).length"))!;

    private static async Task Set(Chromium browser, string id, string value) =>
        await browser.Evaluate($"(() => {{ const control = document.getElementById('{id}'); control.value = '{value}'; control.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()");

    /// <summary>A browser and a report in each language, once for all tests of the class.</summary>
    public sealed class Reports : IAsyncLifetime
    {
        private readonly Scratch _scratch = new();
        private Chromium? _browser;

        public string Page(string language) => _scratch[language, "index.html"];

        internal async Task<Chromium> Browser()
        {
            string? path = Chromium.Find();
            if (path is null && Environment.GetEnvironmentVariable("CI") is null) Assert.Skip("No Chromium is installed.");
            return _browser ??= await Chromium.Start(path ?? throw new InvalidOperationException("No Chromium is installed; .ci/run should have done so."));
        }

        public ValueTask InitializeAsync()
        {
            if (Chromium.Find() is null) return ValueTask.CompletedTask;
            string[] inputs = [_scratch.Simulated("smooth"), _scratch.Simulated("step"), _scratch.Simulated("hinge"), Strange()];
            foreach (string language in new[] { "en", "zh" })
            {
                Call call = Call.Of(["investigate", .. inputs, "--out", _scratch[language], "--language", language]);
                Assert.True(call.ExitCode == 0, call.Error);
            }
            return ValueTask.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null) await _browser.DisposeAsync();
            _scratch.Dispose();
        }

        /// <summary>A task whose names and answers would be markup, or long, or in other scripts.</summary>
        private string Strange() => _scratch.File("strange.jsonl", [.. Enumerable.Range(0, 240).Select(i => new JsonObject
        {
            ["task"] = Hostile,
            ["family"] = new string('f', 60),
            ["model"] = $"organisation/{new string('m', 50)}-{i / 40}",
            ["params"] = Math.Pow(10, 7 + (i / 40)),
            ["example_id"] = $"{i % 40}",
            ["target"] = "42",
            ["output"] = i % 40 < (i / 40 < 3 ? 1 : 30) ? "42" : Hostile + new string('x', 3000),
        }.ToJsonString())]);
    }
}
