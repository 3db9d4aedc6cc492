using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Slots.Admission;

namespace BottleneckSim.Models.Web;

/// <summary>A tier of web or application servers.</summary>
public sealed record WebOptions : ProgramTierOptions
{
    /// <summary>Requests that may wait for a worker on each node; more are refused: 0 to 1,000,000, default 1,024.</summary>
    public int AcceptQueue { get; init; } = 1_024;

    /// <summary>How those that wait for a worker are treated; null (the default) means first-in first-out.</summary>
    public AdmissionOptions? Admission { get; init; }
}
