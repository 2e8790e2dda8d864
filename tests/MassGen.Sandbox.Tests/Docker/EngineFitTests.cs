using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;
using Xunit;

namespace MassGen.Sandbox.Tests.Docker;

public sealed class EngineFitTests
{
    [Theory, InlineData("arm64", "x86_64"), InlineData("amd64", "aarch64"), InlineData("amd64", "riscv64")]
    public void An_image_for_another_machine_is_told_from_one_that_is_broken(string made, string machine) => Assert.Equal(
        $"the image is for {made} and this machine is {machine}: build it here, or pull the one for this machine",
        EngineFit.WhyNotRun(new ImageState("id", Architecture: made), new SystemState { Architecture = machine }));

    [Theory, InlineData("amd64", "x86_64"), InlineData("arm64", "aarch64"), InlineData("arm", "armv7l"), InlineData("riscv64", "riscv64"), InlineData(null, "x86_64")]
    public void An_image_for_this_machine_lacks_something_else(string? made, string machine) => Assert.Equal(
        "the image needs 'timeout' and 'cat'", EngineFit.WhyNotRun(new ImageState("id", Architecture: made), new SystemState { Architecture = machine }));
}
