using MassGen.Desktop.ComputerUse.Anthropic;
using MassGen.Desktop.ComputerUse.Gemini;
using MassGen.Desktop.ComputerUse.OpenAi;
using MassGen.Providers;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Connects to the model of a tool.</summary>
/// <param name="tool">The tool's name.</param>
/// <param name="backend">The backend's name, whose key and address are used.</param>
/// <param name="model">The model.</param>
/// <param name="betas">Anthropic's betas that requests belong to.</param>
/// <exception cref="ProviderException">It cannot be asked.</exception>
internal delegate ModelConnection ConnectModel(string tool, string backend, string model, IReadOnlyList<string> betas);

/// <summary>Begins conversations with the models of all providers.</summary>
internal static class ComputerModels
{
    /// <exception cref="ProviderException">The model cannot be asked.</exception>
    public static IComputerModel Open(ComputerPreset preset, ScreenSize screen, ConnectModel connect)
    {
        var tool = preset.Tool;
        if (tool == ComputerTool.Claude)
        {
            var version = AnthropicTool.Of(preset.ToolVersion, preset.Model);
            return new AnthropicComputer(connect(tool.Name, tool.Backend, preset.Model, [version.Beta]), version, screen, preset.Picture);
        }

        var connection = connect(tool.Name, tool.Backend, preset.Model, []);
        return tool == ComputerTool.Gemini
            ? new GeminiComputer(connection, screen, screen, preset.ShowsThoughts, preset.Excluded)
            : new OpenAiComputer(connection, screen, preset.Picture, preset.Environment, preset.ShowsThoughts);
    }
}
