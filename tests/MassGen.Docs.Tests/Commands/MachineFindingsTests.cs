using MassGen.Docs.Commands;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class MachineFindingsTests
{
    [Fact]
    public void A_program_is_looked_for_on_the_path() =>
        Assert.Equal((true, "/bin/sh"), (Found("/nowhere:/bin").Has, Found("/nowhere:/bin").Text));

    [Fact]
    public void A_program_that_is_missing_comes_with_advice() => Assert.Equal((false, "install it"), (Found("/nowhere").Has, Found("/nowhere").Text));

    [Theory]
    [InlineData(8L << 30, true)]
    [InlineData(1L << 30, false)]
    public void Little_room_is_told(long free, bool enough) => Assert.Equal(enough, MachineFindings.Disk(free).Has);

    [Theory]
    [InlineData("524288\n", true)]
    [InlineData("128\n", false)]
    [InlineData("", false)]
    public void Few_file_watches_are_told(string limit, bool enough) => Assert.Equal(enough, MachineFindings.Watches(limit).Has);

    private static MachineFinding Found(string path) => MachineFindings.Program("shell", ["sh"], path, "install it");
}
