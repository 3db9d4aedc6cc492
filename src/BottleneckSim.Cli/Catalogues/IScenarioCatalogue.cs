using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Catalogues;

/// <summary>Finds scenarios.</summary>
internal interface IScenarioCatalogue
{
    /// <summary>Every scenario of the library, in the order of their names.</summary>
    /// <exception cref="MistakeException">There is no library, or a file in it has mistakes.</exception>
    IReadOnlyList<LoadedScenario> All();

    /// <summary>The scenario with this name, or the one in this file.</summary>
    /// <exception cref="MistakeException">There is none, or it has mistakes.</exception>
    LoadedScenario Load(string nameOrFile);
}
