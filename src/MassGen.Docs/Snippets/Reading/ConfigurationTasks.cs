using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Decides what is done with a block of YAML or JSON: a configuration, a part of one, or data.</summary>
internal sealed class ConfigurationTasks(RepositoryFiles files, ICollection<Diagnostic> faults)
{
    public SnippetTask? Of(PageFence fence)
    {
        var source = PageSlice.Lines(fence.Page.Source, [fence.Meant]);
        if (fence.Given("schema") is var (pointer, place))
        {
            return pointer.StartsWith('/') ? new SchemaTask(source, pointer) : Refuse(
                "MG5117", place, "A place in a configuration is a JSON pointer, and that begins with '/'.", $"For example: schema=/{pointer.Replace('.', '/')}");
        }

        if (fence.Options.Has("data") || (fence.Language == "json" && fence.Given("part-of") is null && !IsConfiguration(source)))
        {
            return new DataTask(source);
        }

        return fence.Given("part-of") is var (file, filePlace) ? Part(fence, source, file, filePlace) : Asked(fence, new ConfigurationTask(source), null);
    }

    // JSON is written for many things; a configuration has agents.
    private static bool IsConfiguration(SourceText json)
    {
        try
        {
            return JsonReader.Read(json) is YamlMap map && (map.Find("agents") ?? map.Find("agent")) is not null;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    private ConfigurationTask? Part(PageFence fence, SourceText part, string name, SourcePosition place)
    {
        if (files.Read(name, place, faults) is not { } file)
        {
            return null;
        }

        try
        {
            var at = fence.Given("at");
            var whole = new YamlPointer(at?.Value ?? "", at?.Position ?? place, name, faults).Put(YamlReader.Read(file), YamlReader.Read(part));
            if (whole is null)
            {
                return null;
            }

            var composed = YamlComposer.Write(name, whole);
            return Asked(fence, new ConfigurationTask(composed.Text) { Composition = composed }, name);
        }
        catch (InvalidInputException invalid)
        {
            invalid.Diagnostics.ToList().ForEach(faults.Add);
            return null;
        }
    }

    private ConfigurationTask? Asked(PageFence fence, ConfigurationTask task, string? partOf)
    {
        if (fence.Comment.Question is not { } question)
        {
            return task;
        }

        if (fence.Given("id") is null)
        {
            Refuse("MG5124", question.Position, "A snippet that agents run needs an id: evidence of the run is kept under it.", "Write id=… on the fence.");
            return null;
        }

        var model = fence.Comment.Model ?? ModelOf(fence, partOf);
        if (model is null)
        {
            Refuse("MG5123", question.Position, "Agents are asked, and nothing says what their models answer.", "Add 'model:' to the comment: the form of model.yaml, or the name of such a file.");
            return null;
        }

        return task with { Question = question.Text, Model = model };
    }

    // A part of an example's configuration is asked with the example's script, unless there is another.
    private SourceText? ModelOf(PageFence fence, string? partOf)
    {
        if (partOf?.Split('/') is ["examples", var id, _] && files.Exists($"examples/{id}/model.yaml"))
        {
            return files.Read($"examples/{id}/model.yaml", fence.Position, faults);
        }

        var page = fence.Page.FrontMatter.Verify;
        return page.Model is { } name ? files.Read(name, page.ModelPosition!, faults) : null;
    }

    private SnippetTask? Refuse(string code, SourcePosition place, string message, string suggestion)
    {
        faults.Add(new Diagnostic(code, Severity.Error, message, place, Suggestion: suggestion));
        return null;
    }
}
