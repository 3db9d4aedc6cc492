using System.Xml.Linq;
using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Projects;

/// <summary>What a <c>.csproj</c> asks for.</summary>
/// <param name="File">The file.</param>
/// <param name="Xml">Its content.</param>
internal sealed record ProjectFile(RepositoryFile File, XDocument Xml)
{
    /// <summary>All projects of the repository.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. RepositoryFiles.All
            .Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => new ProjectFile(file, XDocument.Load(file.FullPath))),
    ];

    /// <summary>Those of the product.</summary>
    public static IEnumerable<ProjectFile> Product => All.Where(project => project.File.Path.StartsWith("src/", StringComparison.Ordinal));

    /// <summary><c>BottleneckSim.Kernel</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File.Path);

    /// <summary>The names of the projects that it references itself.</summary>
    public IEnumerable<string> References => Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>The packages that it references itself.</summary>
    public IEnumerable<string> Packages => Included("PackageReference");

    /// <summary>What the items of a kind include.</summary>
    public IEnumerable<string> Included(string item) => Items(item).Select(element => (string?)element.Attribute("Include") ?? "");

    /// <summary>The items of a kind.</summary>
    public IEnumerable<XElement> Items(string item) => Xml.Descendants().Where(element => element.Name.LocalName == item);
}
