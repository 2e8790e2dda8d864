using System.Text.Json;
using MassGen.Sandbox.Docker;

namespace MassGen.Sandbox.Filters;

/// <summary>Our profile of system calls, the one that containers get, as a program for the kernel itself.</summary>
internal static class SystemCallFilter
{
    // Numbers from here on are those of x32 programs, which mean other calls.
    private const uint FirstOfX32 = 0x40000000;
    private const uint NotPermitted = 1;
    private const uint NotImplemented = 38;

    private static readonly Lazy<byte[]?> Built = new(() => SystemCallNumbers.Here is { } numbers ? Build(SeccompProfile.Json, numbers) : null);

    /// <summary>The program for this machine, or null when its architecture is not known here.</summary>
    public static byte[]? Program => Built.Value;

    /// <summary>Turns a profile into a program. What the profile does not allow is refused.</summary>
    public static byte[] Build(string profile, SystemCallNumbers numbers)
    {
        using var document = JsonDocument.Parse(profile);
        var rules = document.RootElement.GetProperty("syscalls").EnumerateArray().SelectMany(rule => Rules(rule, numbers)).ToList();
        var program = new FilterProgram();
        program.RequireArchitecture(numbers.Architecture);
        program.RefuseFrom(FirstOfX32, NotImplemented);
        foreach (var rule in rules.Where(rule => rule is { Error: not null, Condition: null }))
            program.RefuseOne(rule.Number, rule.Error!.Value);
        foreach (var conditional in rules.Where(rule => rule.Condition is not null).GroupBy(rule => rule.Number))
            program.DecideOne(conditional.Key, [.. conditional.Select(rule => rule.Condition!)], NotPermitted);
        foreach (var (first, last) in Ranges([.. rules.Where(rule => rule is { Error: null, Condition: null }).Select(rule => rule.Number).Order()]))
            program.AllowRange(first, last, NotPermitted);
        program.RefuseRest(NotPermitted);
        return program.ToBytes();
    }

    private static IEnumerable<Rule> Rules(JsonElement rule, SystemCallNumbers numbers)
    {
        uint? error = rule.GetProperty("action").GetString() == "SCMP_ACT_ALLOW" ? null
            : rule.TryGetProperty("errnoRet", out var given) ? given.GetUInt32() : NotPermitted;
        var condition = rule.TryGetProperty("args", out var arguments) ? Condition(arguments.EnumerateArray().Single(), error) : null;
        return rule.GetProperty("names").EnumerateArray().Select(name => numbers.Find(name.GetString()!)).OfType<uint>()
            .Select(number => new Rule(number, error, condition));
    }

    private static ArgumentCondition Condition(JsonElement argument, uint? error)
    {
        var value = argument.GetProperty("value").GetUInt64();
        var isMasked = argument.GetProperty("op").GetString() == "SCMP_CMP_MASKED_EQ";
        return new(
            argument.GetProperty("index").GetUInt32(),
            isMasked ? value : ulong.MaxValue,
            isMasked && argument.TryGetProperty("valueTwo", out var second) ? second.GetUInt64() : isMasked ? 0 : value,
            error);
    }

    private static IEnumerable<(uint First, uint Last)> Ranges(IReadOnlyList<uint> numbers)
    {
        for (var index = 0; index < numbers.Count; index++)
        {
            var first = numbers[index];
            while (index + 1 < numbers.Count && numbers[index + 1] == numbers[index] + 1)
                index++;
            yield return (first, numbers[index]);
        }
    }

    private sealed record Rule(uint Number, uint? Error, ArgumentCondition? Condition);
}
