using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Processes;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Services;

/// <summary>What a study needs of the machine.</summary>
/// <param name="Postgres">PostgreSQL's programs.</param>
/// <param name="Cores">Two cores.</param>
/// <param name="ServiceAssembly">The reference service.</param>
public sealed record StudyPlace(PostgresInstallation Postgres, CorePair Cores, string ServiceAssembly)
{
    private static readonly string[] NeededPrograms = ["taskset", "dotnet"];

    /// <summary>Looks for all of it.</summary>
    /// <param name="whyNot">What is missing; empty where nothing is.</param>
    /// <returns>The place; null where something is missing.</returns>
    public static StudyPlace? Find(out string whyNot)
    {
        var postgres = PostgresInstallation.Find(out whyNot);
        if (postgres is null)
            return null;
        var cores = ProcFiles.AreThere ? CorePair.OfThisProcess() : null;
        var service = ReferenceServiceFile.Find();
        if (!ProcFiles.AreThere)
            whyNot = "this kernel keeps no account of processor time in nanoseconds (/proc/self/schedstat)";
        else if (NeededPrograms.FirstOrDefault(program => ShellCommand.Find(program) is null) is { } missing)
            whyNot = $"'{missing}' is not on the PATH";
        else if (cores is null)
            whyNot = "the service and the load generator need a core each, and there is only one";
        else if (service is null)
            whyNot = "the reference service is not built: dotnet build tests/BottleneckSim.ReferenceService";
        return whyNot.Length == 0 ? new StudyPlace(postgres, cores!, service!) : null;
    }
}
