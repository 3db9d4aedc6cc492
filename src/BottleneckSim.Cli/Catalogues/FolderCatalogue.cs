using BottleneckSim.Cli.Application;
using BottleneckSim.Scenarios;

namespace BottleneckSim.Cli.Catalogues;

/// <summary>The scenarios of a folder: <c>&lt;id&gt;.yaml</c>, and <c>truth/&lt;id&gt;.yaml</c> beside it. Files are read when they are asked for.</summary>
/// <param name="folder">The folder; null if there is none.</param>
internal sealed class FolderCatalogue(string? folder) : IScenarioCatalogue
{
    private const string Extension = ".yaml";

    /// <inheritdoc />
    public IReadOnlyList<LoadedScenario> All() => [.. Names().Select(name => ReadFile(Path.Combine(Folder, name + Extension)))];

    /// <inheritdoc />
    public LoadedScenario Load(string nameOrFile)
    {
        if (LooksLikeFile(nameOrFile))
            return ReadFile(nameOrFile);
        var names = Names();
        return names.Contains(nameOrFile, StringComparer.Ordinal)
            ? ReadFile(Path.Combine(Folder, nameOrFile + Extension))
            : throw NearestNames.Unknown("scenario", nameOrFile, names);
    }

    private string Folder => folder is not null && Directory.Exists(folder)
        ? folder
        : throw new MistakeException(folder is null
            ? $"There is no folder 'scenarios' with a folder 'truth' in it here or above. Name it in the variable {LibraryFolder.Variable}, or give the path of a scenario file."
            : $"There is no folder '{folder}'. Set the variable {LibraryFolder.Variable} to the folder of the scenarios.");

    private List<string> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static bool LooksLikeFile(string text) =>
        text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal);

    private static LoadedScenario ReadFile(string path)
    {
        var scenario = Required(ScenarioReader.Read(path));
        return new LoadedScenario(scenario, TruthBeside(path, scenario), path);
    }

    private static Truth? TruthBeside(string path, Scenario scenario)
    {
        var truth = Path.Combine(Path.GetDirectoryName(path) ?? "", "truth", scenario.Id + Extension);
        return File.Exists(truth) ? Required(TruthReader.Read(truth, scenario)) : null;
    }

    private static T Required<T>(ReadResult<T> result)
        where T : class => result.Value ?? throw new MistakeException([.. result.Mistakes.Select(mistake => mistake.ToString())]);
}
