using System.Buffers.Binary;
using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Filters;
using Xunit;

namespace MassGen.Sandbox.Tests.Filters;

/// <summary>The filter of system calls as the kernel's machine reads it.</summary>
public sealed class SystemCallFilterTests
{
    private const uint Allow = 0x7FFF0000;
    private const uint NotPermitted = 0x00050001;
    private const uint NotImplemented = 0x00050026;
    private const uint X64 = 0xC000003E;
    private const ulong AnyFlags = 0;
    private static readonly byte[] Program = SystemCallFilter.Build(SeccompProfile.Json, SystemCallNumbers.Here!);

    [Theory]
    [InlineData("read", 0, Allow), InlineData("execve", 0, Allow), InlineData("clock_gettime", 0, Allow), InlineData("futex_waitv", 0, Allow)]
    [InlineData("socket", 1, Allow), InlineData("socket", 2, Allow), InlineData("socket", 10, Allow)]
    [InlineData("socket", 40, NotPermitted), InlineData("socket", 0x1_0000_0001, NotPermitted)]
    [InlineData("clone", 0x1200011, Allow), InlineData("clone", 0x10000000, NotPermitted)]
    [InlineData("personality", 0xFFFFFFFF, Allow), InlineData("personality", 0x0040000, NotPermitted)]
    [InlineData("clone3", 0, NotImplemented)]
    public void A_call_is_allowed_or_refused_as_the_profile_says(string name, ulong argument, uint expected) =>
        Assert.Equal(expected, Run(SystemCallNumbers.Here!.Find(name)!.Value, argument, SystemCallNumbers.Here.Architecture));

    // ptrace, mount, bpf, userfaultfd, io_uring_setup, open_by_handle_at, and a number that does not exist
    [SkippableTheory, InlineData(101), InlineData(165), InlineData(321), InlineData(323), InlineData(425), InlineData(304), InlineData(999)]
    public void What_the_profile_does_not_name_is_refused(uint number)
    {
        Skip.If(SystemCallNumbers.Here!.Architecture != X64, "The numbers are those of x86-64.");
        Assert.Equal(NotPermitted, Run(number, AnyFlags, X64));
    }

    [Theory, InlineData(1, Allow), InlineData(16, 0x00050061), InlineData(17, NotPermitted)]
    public void An_argument_can_be_refused_with_an_error_of_its_own(ulong family, uint expected)
    {
        const string Profile = """
            {"syscalls": [
              {"names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]},
              {"names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 97, "args": [{"index": 0, "value": 16, "op": "SCMP_CMP_EQ"}]}]}
            """;
        var numbers = SystemCallNumbers.Here!;
        Assert.Equal(expected, Run(numbers.Find("socket")!.Value, family, numbers.Architecture, SystemCallFilter.Build(Profile, numbers)));
    }

    [Fact]
    public void Numbers_of_another_architecture_end_the_process()
    {
        Assert.Equal(0x80000000, Run(0, AnyFlags, 0x40000003));
        Assert.Equal(NotImplemented, Run(0x40000000, AnyFlags, SystemCallNumbers.Here!.Architecture));
    }

    [Fact]
    public void All_calls_that_the_profile_allows_have_a_number_here()
    {
        using var profile = System.Text.Json.JsonDocument.Parse(SeccompProfile.Json);
        var names = profile.RootElement.GetProperty("syscalls").EnumerateArray().SelectMany(rule => rule.GetProperty("names").EnumerateArray());
        var unknown = names.Select(name => name.GetString()!).Where(name => SystemCallNumbers.Here!.Find(name) is null).ToList();
        Assert.InRange(unknown.Count, 0, SystemCallNumbers.Here!.Architecture == X64 ? 0 : 60);
    }

    /// <summary>The machine, as far as the program uses it.</summary>
    private static uint Run(uint number, ulong argument, uint architecture, byte[]? program = null)
    {
        program ??= Program;
        var data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), architecture);
        BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16), argument);
        var word = 0u;
        for (var at = 0; ; at++)
        {
            var (code, yes, no, constant) = (BinaryPrimitives.ReadUInt16LittleEndian(program.AsSpan(at * 8)), program[(at * 8) + 2], program[(at * 8) + 3], BinaryPrimitives.ReadUInt32LittleEndian(program.AsSpan((at * 8) + 4)));
            switch (code)
            {
                case 0x20: word = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)constant)); break;
                case 0x54: word &= constant; break;
                case 0x15: at += word == constant ? yes : no; break;
                case 0x25: at += word > constant ? yes : no; break;
                case 0x35: at += word >= constant ? yes : no; break;
                case 0x06: return constant;
                default: throw new InvalidOperationException($"No such instruction: {code}");
            }
        }
    }
}
