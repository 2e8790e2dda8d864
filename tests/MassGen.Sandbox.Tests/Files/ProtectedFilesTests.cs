using MassGen.Sandbox.Files;
using Xunit;

namespace MassGen.Sandbox.Tests.Files;

/// <summary>What stays in a sandbox because a program on the host would obey it later.</summary>
public sealed class ProtectedFilesTests
{
    [Theory]
    [InlineData(".git/hooks/pre-commit"), InlineData("sub/project/.git/hooks/post-checkout"), InlineData(".git/config"), InlineData(".GIT/Config")]
    [InlineData(".git"), InlineData("sub/.git"), InlineData(".bashrc"), InlineData("home/.profile"), InlineData(".envrc"), InlineData(".massgen/agents.yaml")]
    public void What_is_obeyed_later_is_protected(string path) => Assert.True(ProtectedFiles.IsProtected(path, isFolder: false));

    [Theory]
    [InlineData(".git/HEAD"), InlineData(".gitignore"), InlineData("hooks/pre-commit"), InlineData("config"), InlineData("bashrc"), InlineData("src/.github/workflow.yml")]
    public void Everything_else_comes_out(string path) => Assert.False(ProtectedFiles.IsProtected(path, isFolder: false));

    [Fact]
    public void A_repository_is_a_folder_and_comes_out() => Assert.False(ProtectedFiles.IsProtected("project/.git", isFolder: true));
}
