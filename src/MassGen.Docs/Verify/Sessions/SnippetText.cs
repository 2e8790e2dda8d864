using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>
/// Everything a snippet says, as one text to compute a hash of. Places in the page are left out, so that a line more above a snippet
/// does not make it another one.
/// </summary>
internal static class SnippetText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutPlaces } },
        Converters = { new ByKind<SnippetTask>(), new ByKind<Expectation>(), new AsText() },
    };

    public static string Of(Snippet snippet) => JsonSerializer.Serialize(snippet, Options);

    // What leads to places, and what readers are told that no run depends on.
    private static readonly string[] LeftOut =
        [nameof(ShellCommand.Line), nameof(ConfigurationTask.Composition), nameof(Snippet.Title), nameof(RepositoryClone.Contents)];

    private static void WithoutPlaces(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var property = type.Properties[index];
            if (property.PropertyType == typeof(SourcePosition) || LeftOut.Contains(property.Name))
            {
                type.Properties.RemoveAt(index);
            }
        }
    }

    // The kind counts: two kinds of task may hold the same text.
    private sealed class ByKind<T> : JsonConverter<T>
        where T : class
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(T);

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(value.GetType().Name);
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
            writer.WriteEndObject();
        }
    }

    private sealed class AsText : JsonConverter<SourceText>
    {
        public override SourceText? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, SourceText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
