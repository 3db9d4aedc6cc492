using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Sources;

/// <summary>Where packages come from is the machine's business: a mirror must do.</summary>
public sealed class RegistryHostTests
{
    // In two parts each, so that this file names none either.
    private static readonly string[] Hosts =
    [
        "nuget" + ".org", "pypi" + ".org", "npmjs" + ".org", "npmjs" + ".com", "crates" + ".io", "rubygems" + ".org", "repo1.maven" + ".org",
        "deb.debian" + ".org", "archive.ubuntu" + ".com", "proxy.golang" + ".org", "registry.yarnpkg" + ".com", "jsdelivr" + ".net", "unpkg" + ".com",
    ];

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() => Rule.Holds(
        "no file names the host of a package registry",
        "leave it to the machine's own configuration",
        RepositoryFiles.Texts.SelectMany(file => file.ReadLines().SelectMany((line, index) => Hosts
            .Where(host => line.Contains(host, StringComparison.OrdinalIgnoreCase))
            .Select(host => $"{file.Path}:{index + 1}: {host}"))));
}
