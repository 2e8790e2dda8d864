using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Models;

namespace MassGen.Configuration.Checks;

/// <summary>Tells of settings that the model is known to answer with an error. They are not sent; whoever wrote them should know.</summary>
internal static class RefusedSettingCheck
{
    public static void Check(ConfigMap backend, BackendType type, Faults faults)
    {
        if (backend.Read(BackendKeys.Model) is not { } model || ModelRegistry.Default.Find(type.Name, model) is not { } profile)
        {
            return;
        }

        foreach (var entry in backend.Map.Entries.Where(entry => profile.RefusedParameters.Contains(entry.Key)))
        {
            faults.Warn(
                "MG1037", $"'{PrintableText.Of(model)}' refuses '{entry.Key}'; it is not sent.", entry.KeyPosition, $"{backend.Path}.{entry.Key}",
                "Remove it.");
        }
    }
}
