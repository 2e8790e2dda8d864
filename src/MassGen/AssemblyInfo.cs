using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("MassGen.Tests")]
