using MassGen.Docs.Commands;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("serve --port http", "--port takes a whole number; 'http' is none.")]
    [InlineData("serve --port 70000", "--port must be between 0 and 65535.")]
    [InlineData("verify-examples --jobs many", "--jobs takes a whole number; 'many' is none.")]
    [InlineData("verify-examples --jobs 0", "--jobs must be between 1 and 64.")]
    [InlineData("build --source", "Required argument missing for option: '--source'.")]
    public void What_an_option_cannot_take_is_told(string line, string told) =>
        Assert.Contains(told, CommandLineProgram.Tree().Parse(line).Errors.Select(error => error.Message));
}
