using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;

return await CommandLineApplication.RunAsync(args, new Composition(Terminal.OfProcess(), LibraryCatalogue.OfProcess(), TimeProvider.System));
