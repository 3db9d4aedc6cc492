using BottleneckSim.Cli.Application;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Cli.Catalogues;

/// <summary>The scenarios of the library, and any other file with its truth in a folder <c>truth</c> beside it. Files are read when they are asked for.</summary>
/// <param name="library">The library.</param>
internal sealed class LibraryCatalogue(ScenarioLibrary library) : IScenarioCatalogue
{
    /// <summary>The variable that names the library's folder.</summary>
    public const string Variable = "BOTTLENECKSIM_SCENARIOS";

    private const string TruthFolder = "truth";

    /// <summary>The library of this process: the folder that the variable names, or else the nearest one above the working folder or the program.</summary>
    public static LibraryCatalogue OfProcess()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
            return new LibraryCatalogue(new ScenarioLibrary(folder));
        var here = ScenarioLibrary.Find(Environment.CurrentDirectory);
        return new LibraryCatalogue(here.Ids.IsEmpty ? ScenarioLibrary.Find(AppContext.BaseDirectory) : here);
    }

    /// <inheritdoc />
    public IReadOnlyList<LoadedScenario> All() => library.Ids.IsEmpty
        ? throw new MistakeException($"There are no scenarios in '{library.Folder}', nor in a folder 'scenarios' here or above. Name their folder in the variable {Variable}.")
        : [.. library.Ids.Select(id => ReadFile(library.PathOf(id)))];

    /// <inheritdoc />
    public LoadedScenario Load(string nameOrFile)
    {
        if (library.Contains(nameOrFile))
            return ReadFile(library.PathOf(nameOrFile));
        return LooksLikeFile(nameOrFile) ? ReadFile(nameOrFile) : throw NearestNames.Unknown("scenario", nameOrFile, library.Ids);
    }

    private static bool LooksLikeFile(string text) =>
        text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal);

    private static LoadedScenario ReadFile(string path)
    {
        var scenario = Required(ScenarioReader.Read(path));
        var truth = Path.Combine(Path.GetDirectoryName(path) ?? "", TruthFolder, scenario.Id + ".yaml");
        return new LoadedScenario(scenario, File.Exists(truth) ? Required(TruthReader.Read(truth, scenario)) : null, path);
    }

    private static T Required<T>(ReadResult<T> result)
        where T : class => result.Value ?? throw new MistakeException([.. result.Mistakes.Select(mistake => mistake.ToString())]);
}
