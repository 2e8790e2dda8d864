namespace MassGen.Desktop.Browser;

/// <summary>Something a model asked of the browser that cannot be done, in words for the model.</summary>
internal sealed class BrowserFaultException(string message) : Exception(message);
