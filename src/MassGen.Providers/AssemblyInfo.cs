using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("MassGen.Desktop")]
[assembly: InternalsVisibleTo("MassGen.Providers.Tests")]
[assembly: InternalsVisibleTo("MassGen.Benchmarks")]
