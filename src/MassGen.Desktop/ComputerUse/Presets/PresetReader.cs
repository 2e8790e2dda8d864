using MassGen.Desktop.Session;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// Reads <c>preset_args</c>, and <c>default_params</c>, of a tool that uses a computer: the Python project's keys and our own. Whatever
/// means something else here is told.
/// </summary>
internal sealed class PresetReader(ComputerTool tool, YamlMap? preset, string path, SourcePosition position, List<Diagnostic> faults)
{
    /// <summary>The Python project's key for its container or browser.</summary>
    public const string EnvironmentConfig = "environment_config";

    /// <summary>The name of the container in it.</summary>
    public const string ContainerName = "container_name";

    private const string Mac = "mac";
    private const string Windows = "windows";

    private static readonly string[] Environments = ["browser", "linux", "ubuntu", "docker"];

    private readonly MapReader _map = new(preset ?? new YamlMap(position, []), path, faults);

    public ComputerPreset Read()
    {
        var environment = Environment();
        var screen = new PresetScreen(_map, tool, Fault).Read();
        var model = _map.Text("model") ?? tool.DefaultModel;
        var domains = Domains();
        var read = new ComputerPreset
        {
            Tool = tool,
            Model = model,
            Environment = environment,
            Picture = screen.Picture,
            Desktop = Desktop(screen.Screen, domains),
            Limits = tool == ComputerTool.Browser ? new() : Limits(),
            Domains = domains,
            AllowsWarnings = Word("approval", "ask", "allow") == "allow",
            ShowsThoughts = _map.Boolean(tool == ComputerTool.Gemini ? "include_thoughts" : "include_reasoning") ?? true,
            Excluded = tool == ComputerTool.Gemini ? Excluded() : [],
            ToolVersion = tool == ComputerTool.Claude ? Word("tool_version", [.. Anthropic.AnthropicTool.Names]) : null,
        };
        PythonKeys();
        WarnOfUnknown();
        return read;
    }

    private string Environment()
    {
        var word = _map.Text("environment") ?? "browser";
        if (word is Mac or Windows)
        {
            Fault(ComputerErrors.NoEnvironment, Severity.Error, "environment", $"There is no {word} desktop: every desktop is a Linux one in a container.",
                "Write 'linux', or 'browser' where a browser is enough.");
        }
        else if (!Environments.Contains(word))
        {
            Fault(ComputerErrors.BadValue, Severity.Error, "environment", $"There is no environment '{PlainText.Of(word)}'.",
                NearestWord.Suggestion(word, Environments) ?? $"Environments: {string.Join(", ", Environments)}.");
        }

        return word == "browser" ? word : "linux";
    }

    private DesktopOptions Desktop(ScreenSize screen, IReadOnlyList<AllowedDomain>? domains)
    {
        var initial = _map.Text("initial_url");
        var site = _map.Text("site");
        var network = _map.Boolean("network");
        var start = _map.Text("start_page") ?? initial ?? (site is null ? null : $"http://localhost:{DesktopPorts.Site}/");
        var usual = new DesktopOptions();
        if (network is null && site is null && _map.Value("proxy") is null)
        {
            faults.Add(new Diagnostic(
                ComputerErrors.NoNetwork, Severity.Warning, $"The desktop of '{tool.Name}' has no network: it reaches nothing but itself.", position, path,
                "Write 'network: true' under preset_args if it shall reach the internet, or 'network: false' if this is meant."));
        }

        var desktop = usual with
        {
            Image = _map.Text("image"),
            Size = screen,
            StartPage = start ?? usual.StartPage,
            Locale = _map.Text("locale") ?? usual.Locale,
            TimeZone = _map.Text("time_zone") ?? usual.TimeZone,
            Proxy = _map.Text("proxy"),
            Site = site,
            HasNetwork = network ?? false,
            HostRules = new AddressRules(domains, site is not null).ChromiumHostRules(),
            Environment = Variables(),
        };
        try
        {
            _ = DesktopPolicy.For("", desktop);
        }
        catch (DesktopException unusable)
        {
            faults.Add(new Diagnostic(unusable.Code, Severity.Error, unusable.Message, _map.Map.Position, path));
        }

        return desktop;
    }

    private Dictionary<string, string> Variables() => _map.Section("variables") is not { } section ? []
        : section.Map.Entries.Select(entry => (entry.Key, Value: section.AnyText(entry.Key))).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);

    private ComputerLimits Limits()
    {
        var usual = new ComputerLimits();
        return usual with
        {
            Iterations = _map.WholeNumber("max_iterations", 1, 1000) ?? tool.Iterations,
            Time = _map.WholeNumber("max_seconds", 1, 86_400) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Time,
            Usd = Cost(),
            ScreenshotBytes = _map.WholeNumber("max_screenshot_bytes", 1) ?? usual.ScreenshotBytes,
        };
    }

    private decimal? Cost()
    {
        var cost = _map.Number("max_cost");
        if (cost <= 0)
        {
            Fault(ComputerErrors.BadValue, Severity.Error, "max_cost", "'max_cost' is a limit in US dollars; it must be above 0.", null);
        }

        return cost;
    }

    private List<AllowedDomain>? Domains()
    {
        if (_map.Map.Find("allowed_domains") is null)
        {
            _ = _map.Value("allowed_domains");
            return null;
        }

        var domains = new List<AllowedDomain>();
        foreach (var entry in _map.Texts("allowed_domains"))
        {
            var (domain, fault) = AllowedDomain.Read(entry.Text);
            if (domain is not null)
            {
                domains.Add(domain);
            }
            else
            {
                faults.Add(new Diagnostic(ComputerErrors.BadValue, Severity.Error, fault!, entry.Position, _map.PathOf("allowed_domains")));
            }
        }

        return domains;
    }

    private List<string> Excluded()
    {
        var excluded = _map.Texts("excluded_functions");
        foreach (var word in excluded.Where(word => !Gemini.GeminiActions.All.Contains(word.Text)))
        {
            faults.Add(new Diagnostic(
                ComputerErrors.BadValue, Severity.Error, $"Gemini has no function '{PlainText.Of(word.Text)}' to exclude.", word.Position,
                _map.PathOf("excluded_functions"), NearestWord.Suggestion(word.Text, Gemini.GeminiActions.All)));
        }

        return [.. excluded.Select(word => word.Text)];
    }

    private string? Word(string key, params IReadOnlyList<string> words)
    {
        var word = _map.Text(key);
        if (word is not null && !words.Contains(word))
        {
            Fault(ComputerErrors.BadValue, Severity.Error, key, $"'{key}' must be {string.Join(" or ", words)}; it is '{PlainText.Of(word)}'.", NearestWord.Suggestion(word, words));
        }

        return word;
    }

    // What belongs to the Python project's own browser and container.
    private void PythonKeys()
    {
        Browser(_map);
        if (_map.Section(EnvironmentConfig) is { } section)
        {
            Browser(section);
            Without(section, ContainerName, "each agent gets a container of its own, which goes with it");
            Without(section, "display", "the desktop has a screen of its own");
        }

        Without(_map, "initial_screenshot_path", "the model begins with the screen as it is");
        if (tool == ComputerTool.Browser)
        {
            Without(_map, "screenshot", "the model names a file in 'output_filename' to keep a picture of the page");
        }
    }

    private void Browser(MapReader map)
    {
        Without(map, "headless", "the browser is on the desktop's screen, which nobody sees unless they look ('massgen desktop view')");
        if (map.Text("browser_type") is { } browser && browser is not ("chromium" or "chrome"))
        {
            Tell(map, "browser_type", "the browser is Chromium");
        }
    }

    private void Without(MapReader map, string key, string instead)
    {
        if (map.Value(key) is not null)
        {
            Tell(map, key, instead);
        }
    }

    private void Tell(MapReader map, string key, string instead) => faults.Add(new Diagnostic(
        ComputerErrors.OtherMeaning, Severity.Warning, $"'{key}' has no effect here: {instead}.", map.Map.Find(key)!.KeyPosition, map.PathOf(key)));

    // A misspelt key must not end an agent that runs without it; that it does nothing is told.
    private void WarnOfUnknown()
    {
        var before = faults.Count;
        _map.RefuseUnknown();
        for (var index = before; index < faults.Count; index++)
        {
            faults[index] = faults[index] with { Code = ComputerErrors.UnknownKey, Severity = Severity.Warning };
        }
    }

    private void Fault(string code, Severity severity, string key, string message, string? suggestion) => faults.Add(new Diagnostic(
        code, severity, message, _map.Map.Find(key)?.Value.Position ?? position, _map.PathOf(key), suggestion));
}
