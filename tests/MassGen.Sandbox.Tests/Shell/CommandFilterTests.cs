using MassGen.Sandbox.Shell;
using Xunit;

namespace MassGen.Sandbox.Tests.Shell;

public sealed class CommandFilterTests
{
    private static readonly CommandFilter NoPush = new([], ["git push", "rm"]);
    private static readonly CommandFilter OnlyPython = new(["python3? .*", "ls", "echo"], []);

    [Theory]
    [InlineData("git push")]
    [InlineData("cd d && git push origin")]
    [InlineData("false || git push")]
    [InlineData("echo x | rm y")]
    [InlineData("echo x |& rm y")]
    [InlineData("ls; rm x")]
    [InlineData("ls & rm x")]
    [InlineData("ls\nrm x")]
    [InlineData("echo $(git push)")]
    [InlineData("echo \"a $(git push) b\"")]
    [InlineData("echo `git push`")]
    [InlineData("echo ${X:-$(git push)}")]
    [InlineData("diff <(git push) f")]
    [InlineData("(cd d; git push)")]
    [InlineData("{ git push; }")]
    [InlineData("if true; then git push; fi")]
    [InlineData("for f in *; do rm $f; done")]
    [InlineData("while rm x; do :; done")]
    [InlineData("! git push")]
    [InlineData("A=1 B='2 3' git push")]
    [InlineData("\"git\" 'push'")]
    [InlineData("g\\it pu''sh")]
    [InlineData("git   \\\n  push")]
    [InlineData("/usr/bin/git push")]
    [InlineData(">log git push")]
    [InlineData("2>&1 git push")]
    [InlineData("sudo -u root git push")]
    [InlineData("env A=b git push")]
    [InlineData("timeout 5 nice git push")]
    [InlineData("xargs rm < list")]
    [InlineData("find . -exec rm {} +")]
    [InlineData("sh -c 'git push'")]
    [InlineData("sudo bash -ec \"cd x && git push\"")]
    [InlineData("eval git push")]
    [InlineData("cat <<E\n$(git push)\nE")]
    [InlineData("cat <<E\nhello\nE\ngit push")]
    [InlineData("# note \\\ngit push")]
    [InlineData("f() { git push; }; f")]
    [InlineData("echo $'\\\\'; git push")]
    public void What_is_blocked_is_found_wherever_it_stands(string line) =>
        Assert.Contains("is among the commands that are blocked here", NoPush.Refusal(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("git status && git pull")]
    [InlineData("echo 'git push; rm x'")]
    [InlineData("echo git push")]
    [InlineData("ls # rm x")]
    [InlineData("cat > f <<'E'\nrm x\n$(git push)\nE\n")]
    [InlineData("git add *.py")]
    [InlineData("grep -rm 3 rm .")]
    [InlineData("echo \"it's $HOME\" > out.txt 2>&1")]
    [InlineData("case $x in a) ls;; esac")]
    [InlineData("[ -f x ] && echo yes")]
    [InlineData("python3 -c 'print(\"git push\")'")]
    public void What_only_looks_like_it_is_not_refused(string line) => Assert.Null(NoPush.Refusal(line));

    [Theory]
    [InlineData("python3 x.py; curl evil", "'curl evil' is not among the commands that are allowed here")]
    [InlineData("python x && python3 y | tee z", "'tee z' is not among")]
    [InlineData("ls $(cat f)", "'cat f' is not among")]
    [InlineData("/tmp/python x", "'/tmp/python x' is not among")]
    [InlineData("$X y", "which program '$X y' runs is only known when it runs")]
    [InlineData("p* x", "is only known when it runs")]
    [InlineData("\"/usr\"/bin/g?t x", "is only known when it runs")]
    [InlineData("sh -c \"$X\"", "what 'sh' is given is only known when it runs")]
    [InlineData("echo 'x", "a single quote is never closed")]
    [InlineData("echo \"x", "a double quote is never closed")]
    [InlineData("echo $(ls", "a parenthesis is never closed")]
    [InlineData("echo $'\\'' ; rm x #'", "shells do not agree")]
    [InlineData("echo `ls", "a backquote is never closed")]
    [InlineData("cat <<E\nx", "the text that 'E' ends has no end")]
    public void Only_what_is_allowed_runs_and_the_reason_is_told(string line, string reason) =>
        Assert.Contains(reason, OnlyPython.Refusal(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("python3 x.py && ls -l | echo")]
    [InlineData("X=1 python y")]
    [InlineData("X=1")]
    [InlineData("")]
    public void What_is_allowed_is_not_refused(string line) => Assert.Null(OnlyPython.Refusal(line));

    [Fact]
    public void An_argument_that_might_be_what_is_blocked_is_refused() =>
        Assert.NotNull(NoPush.Refusal("git $WHAT"));

    [Fact]
    public void Without_patterns_nothing_is_looked_at() => Assert.Null(CommandFilter.None.Refusal("echo 'never closed"));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("too much is nested", NoPush.Refusal(string.Concat(Enumerable.Repeat("echo $(", 20)) + new string(')', 20)), StringComparison.Ordinal);

    [Fact]
    public void No_command_line_makes_the_reader_fail_otherwise()
    {
        var random = new Random(6);
        const string Letters = "ab '\"`$(){}<>|&;\\\n#=-*~![]0E";
        for (var round = 0; round < 20_000; round++)
        {
            var line = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Letters[random.Next(Letters.Length)]));
            try
            {
                Assert.All(ShellLine.Read(line), command => Assert.NotEmpty(command.Words));
            }
            catch (ShellSyntaxException)
            {
                // It says that it cannot take the line apart, which is an answer.
            }
        }
    }
}
