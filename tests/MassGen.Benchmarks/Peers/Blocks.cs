using System.Globalization;
using System.Text;

namespace MassGen.Benchmarks.Peers;

/// <summary>The blocks of a page that are not prose.</summary>
internal static class Blocks
{
    private const int Entries = 8;

    public static string Yaml(Random random) => Fence("yaml", random, static (random, index) =>
        $"# {Words.Some(random, 4)}\n- id: agent{index}\n  type: {Words.One(random)}\n  limits: {{ seconds: {random.Next(1, 900)}, retry: true }}\n  text: \"{Words.Some(random, 3)}\"");

    public static string CSharp(Random random) => Fence("csharp", random, static (random, index) =>
        $"// {Words.Some(random, 4)}\npublic static async Task<int> Step{index}(string name, int count = {random.Next(100)})\n{{\n    await Console.Out.WriteLineAsync($\"{{name}}: {Words.Some(random, 2)}\");\n    return count + {random.Next(9)};\n}}");

    public static string Bash(Random random) => Fence("bash", random, static (random, index) =>
        $"# {Words.Some(random, 4)}\nexport STEP_{index}=\"{Words.One(random)}\"\nmassgen --config {Words.One(random)}.yaml --quiet | grep -i '{Words.One(random)}' && echo $STEP_{index}");

    public static string Table(Random random)
    {
        var text = new StringBuilder("| Option | Meaning | Default |\n|---|---|--:|\n");
        for (var row = 0; row < Entries; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{Words.One(random)}` | {Words.Some(random, 8)} | {random.Next(1000)} |\n");
        }

        return text.ToString();
    }

    public static string List(Random random)
    {
        var text = new StringBuilder();
        for (var item = 0; item < Entries; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Words.Some(random, 6)}, **{Words.One(random)}**\n");
            text.Append(CultureInfo.InvariantCulture, $"  - {Words.Some(random, 5)} `{Words.One(random)}`\n");
        }

        return text.ToString();
    }

    private static string Fence(string language, Random random, Func<Random, int, string> entry) =>
        $"```{language}\n{string.Join('\n', Enumerable.Range(0, Entries / 2).Select(index => entry(random, index)))}\n```\n";
}
