using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>One site and one browser for all tests: building and starting them takes longer than looking at a page.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<SiteInBrowser>
{
    public const string Name = "The site";
}
