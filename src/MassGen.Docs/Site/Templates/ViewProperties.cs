using System.Collections.Concurrent;
using System.Reflection;

namespace MassGen.Docs.Site.Templates;

/// <summary>Reads the properties of views by the names that templates use: <c>title</c> is <c>Title</c>.</summary>
internal static class ViewProperties
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Func<object, object?>>> Known = new();

    /// <summary>Reads a property.</summary>
    /// <returns>Whether the view has it.</returns>
    public static bool TryRead(object view, string name, out object? value)
    {
        var has = Of(view.GetType()).TryGetValue(name, out var read);
        value = has ? read!(view) : null;
        return has;
    }

    /// <summary>The names that a template may use of a view.</summary>
    public static IEnumerable<string> NamesOf(object view) => Of(view.GetType()).Keys;

    private static Dictionary<string, Func<object, object?>> Of(Type type) => Known.GetOrAdd(type, static type => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetMethod is not null && property.GetIndexParameters().Length == 0)
        .GroupBy(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
        .ToDictionary(group => group.Key, group => Reader(type, group.First())));

    // Delegates instead of reflection for what nearly all views hold; neither needs code to be made at run time.
    private static Func<object, object?> Reader(Type type, PropertyInfo property)
    {
        var reader = type.IsValueType ? null : !property.PropertyType.IsValueType ? typeof(ObjectReader<>)
            : property.PropertyType == typeof(bool) ? typeof(FlagReader<>) : null;
        return reader is null
            ? property.GetValue
            : ((IPropertyReader)Activator.CreateInstance(reader.MakeGenericType(type), property.GetMethod)!).Read;
    }

    private interface IPropertyReader
    {
        object? Read(object view);
    }

    private sealed class ObjectReader<T>(MethodInfo getter) : IPropertyReader
    {
        private readonly Func<T, object?> _get = getter.CreateDelegate<Func<T, object?>>();

        public object? Read(object view) => _get((T)view);
    }

    private sealed class FlagReader<T>(MethodInfo getter) : IPropertyReader
    {
        private static readonly object Yes = true;
        private static readonly object No = false;
        private readonly Func<T, bool> _get = getter.CreateDelegate<Func<T, bool>>();

        public object? Read(object view) => _get((T)view) ? Yes : No;
    }
}
