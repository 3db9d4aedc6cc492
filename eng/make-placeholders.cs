// Writes the placeholder packages of eng/placeholders again: dotnet run eng/make-placeholders.cs
// The packages are byte-identical at every run. eng/placeholders/README.md says what they are for.
#:property PublishAot=false

using System.IO.Compression;
using System.Text;

(string Id, string Version, string Property)[] placeholders =
[
    ("Akka.Hosting", "1.5.0-unavailable", "AkkaUnavailable"),
    ("Akka.Cluster.Hosting", "1.5.0-unavailable", "AkkaUnavailable"),
    ("prometheus-net", "8.2.0-unavailable", "PrometheusNetUnavailable"),
];

string folder = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "placeholders");
foreach (var (id, version, property) in placeholders)
{
    string path = Path.Combine(folder, $"{id.ToLowerInvariant()}.{version}.nupkg");
    using (var package = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
    {
        Write(package, $"{id}.nuspec", Specification(id, version, property));
        Write(package, $"buildTransitive/{id}.props", $"<Project><PropertyGroup><{property}>true</{property}></PropertyGroup></Project>\n");
        Write(package, "lib/netstandard2.0/_._", "");
    }

    Console.WriteLine($"{Path.GetFileName(path)}: {new FileInfo(path).Length} bytes");
}

static string Specification(string id, string version, string property) =>
    $"""
    <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
    <id>{id}</id><version>{version}</version><authors>BottleneckSim</authors>
    <description>Stands in where {id} is not served; sets {property}.</description>
    <dependencies><group targetFramework=".NETStandard2.0" /></dependencies>
    </metadata></package>

    """;

static void Write(ZipArchive package, string name, string content)
{
    ZipArchiveEntry entry = package.CreateEntry(name, CompressionLevel.NoCompression);
    entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    entry.ExternalAttributes = 0;
    using Stream stream = entry.Open();
    stream.Write(Encoding.UTF8.GetBytes(content));
}
