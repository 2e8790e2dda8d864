using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("MassGen.Docs.Tests")]
[assembly: InternalsVisibleTo("MassGen.Benchmarks")]
[assembly: InternalsVisibleTo("MassGen.Browser.Tests")]
