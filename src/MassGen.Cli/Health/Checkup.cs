using System.Net.Http.Headers;
using System.Text;
using MassGen.Models;
using MassGen.Providers;

namespace MassGen.Cli.Health;

/// <summary>What a service said when it was asked whether it is there.</summary>
/// <param name="Text">In words, with line ends.</param>
/// <param name="IsWell">Whether it can be used.</param>
internal sealed record Finding(string Text, bool IsWell);

/// <summary>Looks whether models can be used from here. Keys are looked at and never shown.</summary>
/// <param name="variable">Reads a variable of the environment.</param>
/// <param name="time">The clock.</param>
/// <param name="addresses">Other addresses of backends, by name, for tests; null for their own.</param>
internal sealed class Checkup(Func<string, string?> variable, TimeProvider time, IReadOnlyDictionary<string, Uri>? addresses = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Column = 16;

    /// <summary>Whether any backend has its key.</summary>
    public bool HasKey => Backend.All.Any(backend => KeyOf(backend) is not null);

    // Servers of one's own take any key; whether they run is not looked for.
    private static IEnumerable<Backend> WithKeys => Backend.All.Where(backend => backend.AnyKey is null);

    /// <summary>The backends that can be asked: with a key and an address.</summary>
    public IEnumerable<Backend> Reachable => Backend.All.Where(backend => KeyOf(backend) is not null && AddressOf(backend) is not null);

    /// <summary>What can be told without asking anybody.</summary>
    public string Local()
    {
        var text = new StringBuilder("Keys\n");
        foreach (var backend in WithKeys)
        {
            text.Append("  ").Append(backend.Name.PadRight(Column)).Append(backend.KeyVariable)
                .Append(KeyOf(backend) is null ? $" is not set ({backend.KeyPage})\n" : " is set\n");
        }

        var models = ModelRegistry.Default.Models;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var newest = models.Max(model => model.AsOf);
        text.Append("Models\n  ").Append(models.Count).Append(" known, ").Append(models.Count(model => model.IsRetired(today))).Append(" of them retired; newest fact of ")
            .Append(ModelWords.Day(newest)).Append(", ").Append(today.DayNumber - newest.DayNumber).Append(" days ago\n");
        return text.ToString();
    }

    /// <summary>Asks a service for its list of models.</summary>
    public async Task<Finding> AskAsync(Backend backend, HttpMessageHandler edge, CancellationToken cancellationToken)
    {
        var isXai = backend.Name == "grok";
        var list = isXai ? "language-models" : backend.Form == WireForm.Messages ? "v1/models" : "models";
        var address = new Uri($"{AddressOf(backend)!.ToString().TrimEnd('/')}/{list}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var http = new HttpMessageInvoker(edge, disposeHandler: false);
            using var request = Request(backend, address);
            using var response = await http.SendAsync(request, limit.Token);
            var status = (int)response.StatusCode;
            return !response.IsSuccessStatusCode
                ? new Finding(Line(backend, $"answers with HTTP {status}{(status is 400 or 401 or 403 ? "; the key may be wrong" : "")}"), false)
                : new Finding(Line(backend, "answers") + (isXai ? LanguageModels.Read(await Body(response, limit.Token)) : ""), true);
        }
        catch (Exception away) when (away is HttpRequestException or IOException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Finding(Line(backend, away is OperationCanceledException ? $"did not answer within {Patience.TotalSeconds:0} s" : "cannot be reached"), false);
        }
    }

    private HttpRequestMessage Request(Backend backend, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (backend.Form == WireForm.Messages)
        {
            request.Headers.Add("x-api-key", KeyOf(backend));
            request.Headers.Add("anthropic-version", "2023-06-01");
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(backend));
        }

        return request;
    }

    private string? KeyOf(Backend backend) => backend.OtherKeyVariables.Prepend(backend.KeyVariable).Select(variable)
        .FirstOrDefault(key => !string.IsNullOrWhiteSpace(key))?.Trim();

    private Uri? AddressOf(Backend backend) => addresses?.GetValueOrDefault(backend.Name) ?? backend.DefaultBaseUrl;

    private static string Line(Backend backend, string words) => $"  {backend.Name.PadRight(Column)}{words}\n";

    private static async Task<string> Body(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(LanguageModels.MostBytes, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
