using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Events;

namespace MassGen.Docs.Site.Reference;

/// <summary>Types in the words of someone who reads the JSON.</summary>
public sealed class TypeWords
{
    private readonly List<Type> _met = [];

    /// <summary>The enumerations and records that were met and need an explanation of their own, in the order in which they were.</summary>
    public IReadOnlyList<Type> Met => _met;

    /// <summary>The name of a property in JSON.</summary>
    public static string Name(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>Whether a property may be absent.</summary>
    public static bool IsOptional(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    /// <summary>The form of a property's value, as Markdown.</summary>
    public string Of(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsGenericType && bare.GetGenericArguments() is [var item])
        {
            return $"list of {Of(item)}";
        }

        if (bare.IsGenericType && bare.GetGenericArguments() is [_, var value])
        {
            return $"map to {Of(value)}";
        }

        return Simple(bare) ?? Explained(bare);
    }

    private static string? Simple(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "text",
        TypeCode.Boolean => "true or false",
        TypeCode.Decimal or TypeCode.Double => "number",
        TypeCode.Int32 or TypeCode.Int64 when !type.IsEnum => "whole number",
        _ when type == typeof(DateTimeOffset) => "time (ISO 8601)",
        _ when type == typeof(Duration) => "number of milliseconds",
        _ when type == typeof(JsonElement) => "any JSON",
        _ => null,
    };

    private string Explained(Type type)
    {
        if (!_met.Contains(type))
        {
            _met.Add(type);
        }

        return $"[{type.Name}](#{type.Name.ToLowerInvariant()})";
    }
}
