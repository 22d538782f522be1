using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MetricLens.Cli.Tests.Browser;

/// <summary>A headless Chromium, driven by the DevTools protocol over its web socket on this machine.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonNode> _events = [];
    private string? _session;
    private int _id;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>What the page said in its console, what it failed at and what it asked for, since it was opened.</summary>
    public IEnumerable<JsonNode> Events => _events;

    /// <summary>The browser's file; <see langword="null"/> where none is installed.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Starts one with a profile of its own.</summary>
    public static async Task<Chromium> Start(string path)
    {
        string profile = Directory.CreateTempSubdirectory("chromium-").FullName;
        var start = new ProcessStartInfo(path, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var browser = new Chromium(Process.Start(start)!, profile);
        browser._process.BeginErrorReadLine();
        browser._process.BeginOutputReadLine();
        string port = Path.Combine(profile, "DevToolsActivePort");
        for (int tries = 0; !File.Exists(port) || File.ReadAllLines(port).Length < 2; tries++)
        {
            if (tries > 600 || browser._process.HasExited) throw new InvalidOperationException("Chromium did not start within a minute.");
            await Task.Delay(100);
        }
        string[] lines = await File.ReadAllLinesAsync(port);
        await browser._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), default);
        string target = (string)(await browser.Send("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!;
        browser._session = (string)(await browser.Send("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" }) await browser.Send(domain + ".enable");
        return browser;
    }

    /// <summary>Opens a file in a window of a size, and waits until it is there.</summary>
    public async Task Open(string path, int width, int height, bool isDark = false)
    {
        await Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }) });
        _events.Clear();
        await Send("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        while (_events.All(seen => (string?)seen["method"] != "Page.loadEventFired")) await Receive();
    }

    /// <summary>The value of an expression in the page; a promise is waited for.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        JsonNode result = await Send("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (result["exceptionDetails"] is { } fault) throw new InvalidOperationException(fault.ToJsonString());
        return result["result"]!["value"];
    }

    /// <summary>Presses a key, as a person would.</summary>
    public async Task Press(string key, string? text = null)
    {
        int code = key switch { "Tab" => 9, "Enter" => 13, " " => 32, _ => char.ToUpperInvariant(key[0]) };
        foreach (string type in new[] { "keyDown", "keyUp" })
        {
            var arguments = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
            if (type == "keyDown" && text is not null) arguments["text"] = text;
            await Send("Input.dispatchKeyEvent", arguments);
        }
    }

    /// <summary>The page as a PDF.</summary>
    public async Task<byte[]> Pdf() => Convert.FromBase64String((string)(await Send("Page.printToPDF"))["data"]!);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (int tries = 0; Directory.Exists(_profile) && tries < 20; tries++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<JsonNode> Send(string method, JsonObject? arguments = null)
    {
        int id = ++_id;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = arguments ?? [] };
        if (_session is not null) message["sessionId"] = _session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, default);
        while (true)
        {
            JsonNode answer = await Receive();
            if ((int?)answer["id"] != id) continue;
            return answer["error"] is { } fault ? throw new InvalidOperationException($"{method}: {fault.ToJsonString()}") : answer["result"]!;
        }
    }

    private async Task<JsonNode> Receive()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var whole = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, patience.Token);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        JsonNode message = JsonNode.Parse(whole.ToArray())!;
        if (message["method"] is not null) _events.Add(message);
        return message;
    }
}
