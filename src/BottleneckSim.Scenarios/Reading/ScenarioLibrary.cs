using System.Collections.Immutable;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>The scenarios that come with the program: <c>scenarios/&lt;id&gt;.yaml</c> and <c>scenarios/truth/&lt;id&gt;.yaml</c>.</summary>
public sealed class ScenarioLibrary
{
    private const string FolderName = "scenarios";
    private const string TruthFolderName = "truth";
    private const string Extension = ".yaml";

    /// <summary>Lists a folder of scenarios.</summary>
    /// <param name="folder">The folder; one that does not exist has no scenarios.</param>
    public ScenarioLibrary(string folder)
    {
        Folder = folder;
        Ids = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The scenarios' names in ordinal order.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>Finds the library: the first folder <c>scenarios</c> with scenarios in it, from a folder upwards, otherwise beside the program.</summary>
    /// <param name="from">Where to begin, for example the current directory.</param>
    /// <returns>The library; one without scenarios if there is none.</returns>
    public static ScenarioLibrary Find(string from)
    {
        for (var directory = new DirectoryInfo(Path.GetFullPath(from)); directory is not null; directory = directory.Parent)
        {
            var library = new ScenarioLibrary(Path.Combine(directory.FullName, FolderName));
            if (!library.Ids.IsEmpty)
                return library;
        }

        return new ScenarioLibrary(Path.Combine(AppContext.BaseDirectory, FolderName));
    }

    /// <summary>Whether there is a scenario of a name.</summary>
    /// <param name="id">The name.</param>
    public bool Contains(string id) => Ids.Contains(id, StringComparer.Ordinal);

    /// <summary>The name nearest to one that is not there, or null.</summary>
    /// <param name="id">The name that was given.</param>
    public string? Nearest(string id) => NearestName.Of(id, Ids);

    /// <summary>Where a scenario stands.</summary>
    /// <param name="id">Its name.</param>
    public string PathOf(string id) => Path.Combine(Folder, id + Extension);

    /// <summary>Where a scenario's truth stands.</summary>
    /// <param name="id">Its name.</param>
    public string TruthPathOf(string id) => Path.Combine(Folder, TruthFolderName, id + Extension);

    /// <summary>Reads a scenario by its name, or a scenario file by its path.</summary>
    /// <param name="idOrPath">A name of this library; anything else is taken as a path.</param>
    public ReadResult<Scenario> Read(string idOrPath)
    {
        if (Contains(idOrPath))
            return ScenarioReader.Read(PathOf(idOrPath));
        if (File.Exists(idOrPath))
            return ScenarioReader.Read(idOrPath);
        return new ReadResult<Scenario>(null, [new Mistake(
            idOrPath, 1, 1, "there is neither a scenario of this name nor such a file", $"allowed: {Listed()}, or the path of a scenario file", Nearest(idOrPath))]);
    }

    /// <summary>Reads the truth of a scenario: the file of its name in the folder <c>truth</c> of this library.</summary>
    /// <param name="scenario">The scenario.</param>
    public ReadResult<Truth> ReadTruth(Scenario scenario) => TruthReader.Read(TruthPathOf(scenario.Id), scenario);

    private string Listed() => Ids.IsEmpty ? "the name of a scenario (there are none)" : string.Join(", ", Ids);
}
