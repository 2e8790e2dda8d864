using MassGen.Workspaces;
using Xunit;

namespace MassGen.Tests.Workspaces;

public sealed class WorkspaceStoreTests
{
    private static readonly string[] Ids =
    [
        "ada", "agent_1", "a.b", ".", "..", ".hidden", "a/b", "../b", "/etc", "a%2fb", "%", "", " ", "a b", "ü", "u\u0308", "\u00fc", "名前", "a\0b", "a\nb", "CON", "con",
        new string('x', 300), new string('x', 301), new string('x', 300) + "/..", "x%%", "A", "a",
    ];

    [Fact]
    public void Every_id_has_a_folder_of_its_own_below_the_root()
    {
        var store = new WorkspaceStore("/runs/7");
        var folders = Ids.Distinct().Select(store.WorkspaceOf).ToList();
        Assert.Equal(folders.Count, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.Equal("/runs/7/workspaces", Path.GetDirectoryName(Path.GetFullPath(folder))));
        Assert.All(folders, folder => Assert.InRange(Path.GetFileName(folder).Length, 1, 200));
    }

    [Theory]
    [InlineData("agent1.2", "agent1.2"), InlineData("gpt-5_nano", "gpt-5_nano"), InlineData("..", "%2e."), InlineData("a/b", "a%2fb"), InlineData("", "%")]
    public void Usual_names_stay_readable(string id, string name) => Assert.Equal(name, WorkspaceStore.SafeName(id));

    [Fact]
    public void Snapshots_and_shared_folders_can_be_elsewhere()
    {
        var store = new WorkspaceStore("/runs/7", "/snapshots/7", "/shared/7");
        Assert.Equal(("/snapshots/7/agent1.1/workspace", "/shared/7/ada/view"), (store.FilesOf("agent1.1"), store.SharedWith("ada")));
        Assert.Equal("/runs/7/answers/agent1.1/workspace", new WorkspaceStore("/runs/7").FilesOf("agent1.1"));
    }
}
