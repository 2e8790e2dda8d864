namespace MassGen.Docs.Commands;

/// <summary>A file that <c>new</c> writes.</summary>
/// <param name="Path">Its path, from the repository's root.</param>
/// <param name="Text">Its text.</param>
internal sealed record NewFile(string Path, string Text);

/// <summary>The texts that <c>new</c> writes.</summary>
internal static class NewFiles
{
    /// <summary>A title from a file's name: <c>guides/my-page.md</c> is My page.</summary>
    public static string TitleOf(string path)
    {
        var words = Path.GetFileNameWithoutExtension(path).Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static NewFile Guide(string path, string title) => new(path, $$"""
        ---
        title: {{Quoted(title)}}
        description: What readers can do when they have read this page.
        ---

        # {{title}}

        Say in two sentences what this page is for. The block below is verified: the library reads it as it reads a user's file, and a
        mistake in it is told with the line of this page.

        ```yaml id=first
        agents:
          - id: writer
            system_message: You explain things in plain words.
            backend:
              type: grok
              model: grok-4.3
        ```

        """);

    public static IReadOnlyList<NewFile> Example(string folder, string title) =>
    [
        new($"{folder}/config.yaml", """
            agents:
              - id: writer
                backend: { type: grok, model: grok-4.3 }
              - id: reviewer
                backend: { type: grok, model: grok-4.3 }

            """),
        new($"{folder}/example.yaml", $"""
            title: {Quoted(title)}
            summary: Say in a sentence or two what this example shows.
            question: What is 6 times 7?
            expect:
              outcome: completed
              winner: writer
              answer:
                contains: "42"

            """),
        new($"{folder}/model.yaml", """
            # What each agent's model says and calls, one step a call.
            agents:
              writer:
                - answer: 6 times 7 is 42.
                - { vote: agent1, reason: It says how it was computed. }
                - say: 6 times 7 is 42.
              reviewer:
                - answer: Forty-two.
                - { vote: agent1, reason: It says how it was computed. }

            """),
    ];

    // In quotes a title may hold anything that means something in YAML.
    private static string Quoted(string title) => $"\"{title.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
