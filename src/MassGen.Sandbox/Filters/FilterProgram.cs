using System.Buffers.Binary;

namespace MassGen.Sandbox.Filters;

/// <summary>
/// Writes a program for the kernel's filter machine (classic BPF) that looks at one system call. Jumps are short and forward only, so
/// each test is followed by what it decides.
/// </summary>
internal sealed class FilterProgram
{
    /// <summary>Where the kernel puts the call's number.</summary>
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;

    // From linux/bpf_common.h: class, size, mode and operation in one number.
    private const ushort LoadWord = 0x20;
    private const ushort And = 0x54;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfGreater = 0x25;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;

    // From linux/seccomp.h.
    private const uint KillProcess = 0x80000000;
    private const uint Refuse = 0x00050000;
    private const uint Allow = 0x7FFF0000;

    private readonly List<byte> _bytes = [];

    /// <summary>Eight bytes for each instruction, as this machine's kernel reads them.</summary>
    public byte[] ToBytes() => [.. _bytes];

    /// <summary>Ends the process when a call belongs to another architecture, whose numbers mean something else.</summary>
    public void RequireArchitecture(uint architecture)
    {
        Add(LoadWord, ArchitectureOffset);
        Add(JumpIfEqual, architecture, whenTrue: 1);
        Add(Return, KillProcess);
        Add(LoadWord, NumberOffset);
    }

    /// <summary>Refuses every number from this one on.</summary>
    public void RefuseFrom(uint number, uint error)
    {
        Add(JumpIfAtLeast, number, whenFalse: 1);
        Add(Return, Refuse | error);
    }

    /// <summary>Refuses one call with this error.</summary>
    public void RefuseOne(uint number, uint error)
    {
        Add(JumpIfEqual, number, whenFalse: 1);
        Add(Return, Refuse | error);
    }

    /// <summary>Refuses everything that came this far.</summary>
    public void RefuseRest(uint error) => Add(Return, Refuse | error);

    /// <summary>Allows all numbers of a range. Ranges must come in rising order: a number below one ends in a refusal.</summary>
    public void AllowRange(uint first, uint last, uint error)
    {
        Add(JumpIfGreater, last, whenTrue: 3);
        Add(JumpIfAtLeast, first, whenFalse: 1);
        Add(Return, Allow);
        Add(Return, Refuse | error);
    }

    /// <summary>Decides one call by the first condition on its arguments that holds, and refuses it when none does.</summary>
    public void DecideOne(uint number, IReadOnlyList<ArgumentCondition> conditions, uint error)
    {
        const int EachCondition = 7;
        Add(JumpIfEqual, number, whenFalse: checked((byte)((conditions.Count * EachCondition) + 1)));
        foreach (var condition in conditions)
        {
            var offset = FirstArgumentOffset + (8 * condition.Index);
            Half(offset + 4, (uint)(condition.Mask >> 32), (uint)(condition.Value >> 32), skip: 4);
            Half(offset, (uint)condition.Mask, (uint)condition.Value, skip: 1);
            Add(Return, condition.Error is { } refused ? Refuse | refused : Allow);
        }

        Add(Return, Refuse | error);
    }

    private void Half(uint offset, uint mask, uint value, byte skip)
    {
        Add(LoadWord, offset);
        Add(And, mask);
        Add(JumpIfEqual, value, whenFalse: skip);
    }

    private void Add(ushort code, uint constant, byte whenTrue = 0, byte whenFalse = 0)
    {
        Span<byte> instruction = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
        (instruction[2], instruction[3]) = (whenTrue, whenFalse);
        BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], constant);
        _bytes.AddRange(instruction);
    }
}

/// <summary>A condition on one argument of a call, and what follows from it.</summary>
/// <param name="Index">Which argument.</param>
/// <param name="Mask">The bits that are looked at.</param>
/// <param name="Value">What they must be.</param>
/// <param name="Error">What the call is refused with; null when it is allowed.</param>
internal sealed record ArgumentCondition(uint Index, ulong Mask, ulong Value, uint? Error);
