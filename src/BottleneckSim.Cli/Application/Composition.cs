using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;

namespace BottleneckSim.Cli.Application;

/// <summary>What every command works with.</summary>
/// <param name="Terminal">Where it reads and writes.</param>
/// <param name="Catalogue">Where scenarios are found.</param>
/// <param name="Clock">Tells how long things take.</param>
internal sealed record Composition(Terminal Terminal, IScenarioCatalogue Catalogue, TimeProvider Clock);
