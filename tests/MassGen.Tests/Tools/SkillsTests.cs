using MassGen.Configuration;
using MassGen.Testing;
using MassGen.Tools;
using Xunit;

namespace MassGen.Tests.Tools;

public sealed class SkillsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void Write(string skill, string text, string file = "SKILL.md") => _folder.Write($".agent/skills/{skill}/{file}", text);

    private SkillLibrary Library(params string[] builtIn) =>
        SkillLibrary.Read(new CoordinationConfig { UseSkills = true, BuiltInSkills = builtIn }, _folder.Path);

    private static Task<Toolbox> OpenAsync(SkillLibrary library) => Toolbox.OpenAsync(run => new Skills(library, run));

    [Fact]
    public async Task An_agent_sees_names_and_descriptions_and_reads_the_rest()
    {
        Write("pdf", "---\nname: pdf-forms\ndescription: >\n  Fills\n  forms.\nlicense: MIT\n---\n\n# Forms\nOpen it.\n");
        var box = await OpenAsync(Library());

        Assert.Contains("- `pdf-forms`: Fills forms.", box.Instructions, StringComparison.Ordinal);
        Assert.Equal("# Forms\nOpen it.", (await box.CallAsync("read_skill", """{"name": "pdf-forms"}"""))["content"]!.GetValue<string>());
        Assert.Empty(box.Warnings);
    }

    [Fact]
    public async Task The_built_in_skill_is_there_without_any_folder()
    {
        var box = await OpenAsync(Library());

        Assert.Contains("- `file-search`: ", box.Instructions, StringComparison.Ordinal);
        Assert.Contains("grep -rc", (await box.CallAsync("read_skill", """{"name": "file-search"}"""))["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_built_in_is_what_stands_in_the_repository() =>
        Assert.Equal(Directory.EnumerateDirectories(RepositoryFolder.Of("src/skills")).Select(Path.GetFileName).Order(), SkillLibrary.Read(new CoordinationConfig(), _folder.Path).Names);

    [Fact]
    public async Task Other_files_of_a_skill_are_named_and_read()
    {
        Write("pdf", "---\ndescription: Fills forms.\n---\nSee scripts.");
        Write("pdf", "print(1)", "scripts/fill.py");
        var box = await OpenAsync(Library());

        Assert.Equal("""["scripts/fill.py"]""", (await box.CallAsync("read_skill", """{"name": "pdf"}"""))["files"]!.ToJsonString());
        Assert.Equal("print(1)", (await box.CallAsync("read_skill", """{"name": "pdf", "file": "scripts/fill.py"}"""))["content"]!.GetValue<string>());
        Assert.Equal("The skill 'pdf' has no file 'scripts/fil.py'. Did you mean 'scripts/fill.py'?", await box.RefusedAsync("read_skill", """{"name": "pdf", "file": "scripts/fil.py"}"""));
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("link.txt")]
    [InlineData("linked/secret.txt")]
    [InlineData("./SKILL.md/../../secret.txt")]
    public async Task No_file_leads_out_of_the_skill(string file)
    {
        _folder.Write(".agent/skills/secret.txt", "secret");
        Write("pdf", "---\ndescription: Fills forms.\n---\n");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, ".agent/skills/pdf/link.txt"), Path.Combine(_folder.Path, ".agent/skills/secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, ".agent/skills/pdf/linked"), Path.Combine(_folder.Path, ".agent/skills"));
        var box = await OpenAsync(Library());

        Assert.Equal($"The skill 'pdf' has no file '{file}'. It has no other files.", await box.RefusedAsync("read_skill", $$"""{"name": "pdf", "file": "{{file}}"}"""));
    }

    [Fact]
    public void A_skill_that_is_a_link_is_left_out_and_told()
    {
        _folder.Write("elsewhere/SKILL.md", "---\ndescription: x\n---\n");
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".agent/skills"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, ".agent/skills/pdf"), Path.Combine(_folder.Path, "elsewhere"));
        var library = Library();

        Assert.Equal(["file-search"], library.Names);
        Assert.Contains("the folder is a link", Assert.Single(library.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# No front matter", 1, "It must begin with a line '---'")]
    [InlineData("---\nname: pdf\n---\n", 2, "'description' is missing here.")]
    [InlineData("---\nname: pdf\ndescription: [a]\n---\n", 3, "'description' must be text; this is list.")]
    [InlineData("---\nname: pdf\ndescription: a\n\tb: c\n---\n", 4, "This is not valid YAML")]
    public void A_broken_skill_is_left_out_and_told_with_its_place(string text, int line, string reason)
    {
        Write("pdf", text);
        var fault = Assert.Single(Library().Faults);

        Assert.Equal(("MG2043", line), (fault.Code, fault.Position?.Line));
        Assert.Contains("The skill 'pdf' is left out: " + reason, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("pdf/SKILL.md", fault.Position!.Source.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file_search", "'file_search' is no built-in skill. Did you mean 'file-search'?")]
    [InlineData("semtools", "'semtools' is not shipped here")]
    [InlineData("serena", "'serena' is not shipped here")]
    [InlineData("cooking", "'cooking' is no built-in skill. Built-in skills: file-search.")]
    public void A_built_in_skill_that_is_not_there_is_told(string name, string reason)
    {
        var library = Library(name);

        Assert.Equal("MG2044", Assert.Single(library.Faults).Code);
        Assert.Contains(reason, library.Faults[0].Message, StringComparison.Ordinal);
        Assert.Empty(library.Names);
    }

    [Fact]
    public async Task A_skill_of_one_s_own_takes_the_place_of_a_built_in_one()
    {
        Write("file-search", "---\ndescription: Ours.\n---\n");
        Write("serena", "---\ndescription: Ours too.\n---\n");
        var box = await OpenAsync(Library("file-search", "serena"));

        Assert.Contains("- `file-search`: Ours.\n- `serena`: Ours too.", box.Instructions, StringComparison.Ordinal);
        Assert.Empty(box.Warnings);
    }

    [Fact]
    public void The_second_skill_of_a_name_is_left_out_and_told()
    {
        Write("a", "---\nname: pdf\ndescription: A\n---\n");
        Write("b", "---\nname: pdf\ndescription: B\n---\n");
        var library = Library();

        Assert.Equal(["file-search", "pdf"], library.Names);
        Assert.Contains("has the same name, 'pdf'", Assert.Single(library.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_somebody_named_must_be_there()
    {
        var library = SkillLibrary.Read(new CoordinationConfig { SkillsDirectory = "skils" }, _folder.Path);

        Assert.Equal("MG2045", Assert.Single(library.Faults).Code);
    }

    [Fact]
    public async Task Faults_are_told_once_a_run_and_not_once_an_agent()
    {
        var library = Library("file_search");
        var (first, second) = (await OpenAsync(library), await OpenAsync(library));

        Assert.Equal((1, 0), (first.Warnings.Count, second.Warnings.Count));
    }

    [Fact]
    public async Task Without_skills_there_is_neither_a_tool_nor_a_word()
    {
        var box = await OpenAsync(Library("serena"));

        Assert.Equal((0, ""), (box.Tools.Count, box.Instructions));
    }

    [Theory]
    [InlineData("""{"name": "file_search"}""", "There is no skill 'file_search'. Did you mean 'file-search'?")]
    [InlineData("""{"skill": "file-search"}""", "There is no parameter 'skill'. Parameters: name, file.")]
    [InlineData("""{"name": 7}""", "'name' must be a text.")]
    public async Task A_wrong_call_is_answered_with_what_was_expected(string arguments, string reason) =>
        Assert.Equal(reason, await (await OpenAsync(Library())).RefusedAsync("read_skill", arguments));

    [Fact]
    public async Task A_long_file_is_cut_and_says_so()
    {
        Write("pdf", "---\ndescription: Long.\n---\n" + new string('x', 60_000));
        var answer = await (await OpenAsync(Library())).CallAsync("read_skill", """{"name": "pdf"}""");

        Assert.Equal(50_000, answer["content"]!.GetValue<string>().Length);
        Assert.Equal("Cut: these are the first 50000 of 60000 characters.", answer["note"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_far_too_large_is_refused_and_costs_nothing_else()
    {
        Write("pdf", "---\ndescription: Fills forms.\n---\n");
        Write("pdf", new string('x', 1_000_001), "font.txt");

        Assert.Equal(
            "'font.txt' has 1000001 bytes; 1000000 is the limit.",
            await (await OpenAsync(Library())).RefusedAsync("read_skill", """{"name": "pdf", "file": "font.txt"}"""));
    }

    [Fact]
    public async Task Of_very_many_files_the_first_are_named_and_the_rest_counted()
    {
        Write("pdf", "---\ndescription: Fills forms.\n---\n");
        Enumerable.Range(0, 103).ToList().ForEach(number => Write("pdf", "x", $"page{number}.txt"));
        var answer = await (await OpenAsync(Library())).CallAsync("read_skill", """{"name": "pdf"}""");

        Assert.Equal((100, 3), (answer["files"]!.AsArray().Count, answer["more_files"]!.GetValue<int>()));
    }
}
