using System.Globalization;
using System.Runtime.InteropServices;

namespace MassGen.Sandbox.Filters;

/// <summary>The numbers of system calls. Each entry of the resource is a name, its number on x86-64 and on ARM64; <c>-</c> where there is none.</summary>
internal sealed class SystemCallNumbers
{
    private readonly Dictionary<string, uint> _numbers;

    private SystemCallNumbers(uint architecture, int loader, int column)
    {
        (Architecture, Loader) = (architecture, loader);
        _numbers = Entries().Where(entry => entry[column] != "-")
            .ToDictionary(entry => entry[0], entry => uint.Parse(entry[column], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    /// <summary>Those of this machine, or null when the table has no column for it.</summary>
    public static SystemCallNumbers? Here { get; } = RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => new(0xC000003E, 317, 1),
        System.Runtime.InteropServices.Architecture.Arm64 => new(0xC00000B7, 277, 2),
        _ => null,
    };

    /// <summary>The kernel's word for the architecture, <c>AUDIT_ARCH_*</c>.</summary>
    public uint Architecture { get; }

    /// <summary>The number of <c>seccomp</c>, which takes a filter; what runs under one never calls it.</summary>
    public int Loader { get; }

    /// <summary>The number of a call, or null when this architecture has no such call.</summary>
    public uint? Find(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    private static IEnumerable<string[]> Entries()
    {
        using var stream = typeof(SystemCallNumbers).Assembly.GetManifestResourceStream("MassGen.Sandbox.Filters.syscalls.txt")
            ?? throw new InvalidOperationException("The build left out Filters/syscalls.txt.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':'))];
    }
}
