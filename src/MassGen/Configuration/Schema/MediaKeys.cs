using MassGen.Yaml;
using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>Keys of <c>backend</c> for images, sound, films and files.</summary>
public static class MediaKeys
{
    /// <summary>Files given to the model.</summary>
    public static readonly ConfigKey<YamlList?> UploadFiles =
        Key.Maps("upload_files", "Files given to the model.", UploadKeys.Section) with { Effect = NotYet, Backends = BackendFamily.Uploading };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        UploadFiles,
        Key.WholeNumber("media_max_file_size_mb", "The largest image, sound or film, in MB.", 1) with { Default = "64", Effect = NotYet },
        Key.Switch("enable_image_generation", "Tools that make images.") with { Default = "false", Effect = NotYet, Backends = BackendFamily.OpenAi },
        Key.Switch("enable_audio_generation", "Tools that make sound.") with { Default = "false", Effect = NotYet, Backends = BackendFamily.OpenAi },
        Key.Switch("enable_file_generation", "Asks for files in the final answer.") with { Default = "false", Effect = NotYet, Backends = BackendFamily.OpenAi },
        Key.Switch("enable_video_generation", "Asks for films in the final answer.") with { Default = "false", Effect = NotYet, Backends = BackendFamily.OpenAi },
    ];
}

/// <summary>The keys of an item of <c>upload_files</c>; each item has one of them.</summary>
public static class UploadKeys
{
    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.upload_files[]", "The upload",
    [
        Key.Text("image_path", "An image: a path or an address.") with { Effect = NotYet },
        Key.Text("audio_path", "A sound, wav or mp3: a path or an address.") with { Effect = NotYet },
        Key.Text("video_path", "A film: a path or an address.") with { Effect = NotYet },
        Key.Text("file_path", "A document: a path or an address.") with { Effect = NotYet },
    ]);
}
