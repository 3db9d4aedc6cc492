namespace BottleneckSim.Validation.Services.Processors;

/// <summary>What the two cores of a study did over a while: our processes, and strangers.</summary>
/// <param name="ElapsedNanoseconds">How long.</param>
/// <param name="ServiceNanoseconds">Processor time of the service, alone on its core.</param>
/// <param name="DatabaseNanoseconds">Processor time of PostgreSQL.</param>
/// <param name="GeneratorNanoseconds">Processor time of the load generator, on PostgreSQL's core.</param>
/// <param name="ServiceCoreBusyNanoseconds">How long the service's core was not idle.</param>
/// <param name="OtherCoreBusyNanoseconds">How long the other core was not idle.</param>
public sealed record CoreUsage(
    long ElapsedNanoseconds,
    long ServiceNanoseconds,
    long DatabaseNanoseconds,
    long GeneratorNanoseconds,
    long ServiceCoreBusyNanoseconds,
    long OtherCoreBusyNanoseconds)
{
    /// <summary>The share of a core that strangers (other processes, the hypervisor) may take before a run counts as disturbed.</summary>
    public const double Tolerated = 0.05;

    /// <summary>The share of a core that strangers took, the worse of the two.</summary>
    public double ForeignShare => Math.Max(
        Share(ServiceCoreBusyNanoseconds - ServiceNanoseconds),
        Share(OtherCoreBusyNanoseconds - DatabaseNanoseconds - GeneratorNanoseconds));

    /// <summary>How busy the service kept its core.</summary>
    public double ServiceUtilisation => Share(ServiceNanoseconds);

    /// <summary>How busy PostgreSQL kept its core.</summary>
    public double DatabaseUtilisation => Share(DatabaseNanoseconds);

    /// <summary>How busy the generator kept PostgreSQL's core.</summary>
    public double GeneratorUtilisation => Share(GeneratorNanoseconds);

    /// <summary>Whether strangers took more than is tolerated.</summary>
    public bool IsDisturbed => ForeignShare > Tolerated;

    private double Share(long nanoseconds) => Math.Max(0, (double)nanoseconds / ElapsedNanoseconds);
}
