using MassGen.Workspaces;
using Xunit;
using Xunit.Abstractions;

namespace MassGen.Tests.Workspaces;

/// <summary>Whatever a model asks for, in whatever order: nothing outside its places changes, and nothing from there is shown.</summary>
public sealed class RandomOperationsTests(ITestOutputHelper output)
{
    private const string Canary = "CANARY-7f3a";

    private static readonly string[] Tools =
    [
        "read_text_file", "read_multiple_files", "write_file", "edit_file", "create_directory", "list_directory", "directory_tree", "move_file",
        "search_files", "get_file_info", "copy_file", "delete_file", "compare_files",
    ];

    private static readonly string[] Parts =
    [
        "..", ".", "", "a", "b", "c.txt", "open", "shut", "kept", "way", "leak.txt", ".git", ".env", "workspace", "context", "shared", "agent1", "agent2",
        "run", "workspaces", "bob", "canary.txt", "etc", "passwd", "outside", "OPEN", "a\0", "%2e%2e", "..%2f", "~", "*", "\\..\\",
    ];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task Nothing_outside_is_touched_or_shown(int seed)
    {
        using var scene = new FileScene();
        var agent = await PrepareAsync(scene);
        var before = Outside(scene);
        var random = new Random(seed);
        var (asked, done) = (0, 0);
        for (; asked < 700; asked++)
        {
            var (tool, arguments) = (Tools[random.Next(Tools.Length)], Arguments(scene, random));
            var answer = random.Next(3) == 0 ? await agent.CallAsync(tool, arguments) : await agent.PresentAsync(tool, arguments);
            done += answer.StartsWith("Error: ", StringComparison.Ordinal) ? 0 : 1;
            Assert.False(answer.Contains(Canary, StringComparison.Ordinal), $"{tool} showed what is outside: {System.Text.Json.JsonSerializer.Serialize(arguments)}");
            Assert.False(before != Outside(scene), $"{tool} changed what is outside: {System.Text.Json.JsonSerializer.Serialize(arguments)}");
        }

        output.WriteLine($"{done} of {asked} operations were done.");
        Assert.InRange(done, 50, asked);
    }

    private static async Task<FileAgent> PrepareAsync(FileScene scene)
    {
        foreach (var path in new[] { "outside/canary.txt", "canary.txt", "run/workspaces/bob/canary.txt", "run/events.jsonl" })
        {
            scene.Write(path, Canary);
        }

        foreach (var path in new[] { "open/a/c.txt", "open/b/c.txt", "open/kept/c.txt", "open/a/.git/c.txt", "open/.env", "open/shut/c.txt", "shut/a/c.txt" })
        {
            scene.Write(path, "text");
        }

        Directory.CreateSymbolicLink(scene.Host("open/way"), scene.Host("outside"));
        File.CreateSymbolicLink(scene.Host("open/a/leak.txt"), scene.Host("outside/canary.txt"));
        Directory.CreateDirectory(scene.Store.WorkspaceOf("ada"));
        Directory.CreateSymbolicLink(Path.Combine(scene.Store.WorkspaceOf("ada"), "way"), scene.Host("."));
        new GuardedFolder(scene.Store.FilesOf("agent2.1")).Write("a/c.txt", "text"u8);
        var agent = scene.Agent(contexts: scene.Contexts(("open", true, ["kept", "b/c.txt"]), ("open/shut", false, []), ("shut", false, [])));
        await agent.SeeAsync(("agent2", "agent2.1"));
        return agent;
    }

    private static Dictionary<string, object> Arguments(FileScene scene, Random random)
    {
        string[] starts = ["", "", "/workspace/", "/workspace/", "/context/open/", "/context/open/", "/context/shut/", "/shared/agent2/", "/", scene.Host("") + "/", "open/", "../"];
        string Path() => starts[random.Next(starts.Length)] + string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Parts[random.Next(Parts.Length)]));
        var (first, second) = (Path(), Path());
        return new()
        {
            ["path"] = first, ["paths"] = new[] { first, second }, ["content"] = "new", ["pattern"] = "**", ["source"] = first, ["destination"] = second,
            ["source_path"] = first, ["destination_path"] = second, ["file1"] = first, ["file2"] = second, ["overwrite"] = random.Next(2) == 0,
            ["recursive"] = random.Next(2) == 0, ["edits"] = new[] { new { oldText = "e", newText = "E" } },
        };
    }

    // Everything that must stay as it is: names, contents and links outside the workspace and the part of "open" that may be written.
    private static string Outside(FileScene scene)
    {
        string[] kept = ["outside", "run/workspaces/bob", "run/answers", "shut", "open/kept", "open/b/c.txt", "open/a/.git", "open/.env", "open/shut", "open/way", "open/a/leak.txt"];
        var top = Directory.EnumerateFileSystemEntries(scene.Host("")).Concat(Directory.EnumerateFileSystemEntries(scene.Host("run"))).Order(StringComparer.Ordinal);
        return string.Join('\n', top.Concat(kept.Select(scene.Host).SelectMany(Describe)).Append(File.ReadAllText(scene.Host("canary.txt"))));
    }

    private static IEnumerable<string> Describe(string path) => new FileInfo(path).LinkTarget is { } target ? [$"{path} -> {target}"]
        : File.Exists(path) ? [$"{path}: {File.ReadAllText(path)}"]
        : Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal).SelectMany(Describe).Prepend(path)
        : [$"{path} is gone"];
}
