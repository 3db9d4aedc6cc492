using System.Xml.Linq;

namespace BottleneckSim.Architecture.Tests.Assemblies;

/// <summary>Every public type says what it is.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Every_public_type_has_a_summary() => Rule.Holds(
        "a public type has a summary in its XML documentation",
        "say in a sentence what it is",
        from assembly in ProductAssemblies.All
        let summaries = Summaries(Path.ChangeExtension(assembly.Location, ".xml"))
        from type in assembly.GetExportedTypes()
        let name = type.FullName!.Replace('+', '.')
        where !summaries.Contains(name)
        select name);

    private static HashSet<string> Summaries(string file) =>
    [
        .. XDocument.Load(file).Descendants("member")
            .Where(member => (string?)member.Attribute("name") is ['T', ':', ..] && !string.IsNullOrWhiteSpace((string?)member.Element("summary")))
            .Select(member => ((string)member.Attribute("name")!)[2..]),
    ];
}
