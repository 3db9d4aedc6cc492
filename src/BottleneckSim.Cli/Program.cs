using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Terminals;

var folder = LibraryFolder.Find(
    Environment.GetEnvironmentVariable(LibraryFolder.Variable), Environment.CurrentDirectory, AppContext.BaseDirectory);
var composition = new Composition(Terminal.OfProcess(), new FolderCatalogue(folder), TimeProvider.System);
return await CommandLineApplication.RunAsync(args, composition);
