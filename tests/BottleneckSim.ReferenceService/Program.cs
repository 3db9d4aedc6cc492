using BottleneckSim.ReferenceService;
using BottleneckSim.ReferenceService.Configuration;

var settings = ServiceSettings.Read(args);
ThreadPool.SetMinThreads(settings.WorkerThreads, settings.WorkerThreads);
if (!ThreadPool.SetMaxThreads(settings.WorkerThreads, settings.WorkerThreads))
{
    Console.Error.WriteLine(FormattableString.Invariant(
        $"The thread pool refuses {settings.WorkerThreads} threads on {Environment.ProcessorCount} processors: it takes at least one for each. Pin the process to fewer, for example with 'taskset -c 0'."));
    return 2;
}

await ShopApplication.RunAsync(settings);
return 0;
