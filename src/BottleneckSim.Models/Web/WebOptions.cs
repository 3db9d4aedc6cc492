using BottleneckSim.Models.Programs;

namespace BottleneckSim.Models.Web;

/// <summary>A tier of web or application servers.</summary>
public sealed record WebOptions : ProgramTierOptions
{
    /// <summary>Requests that may wait for a worker on each node; more are refused: 0 to 1,000,000, default 1,024.</summary>
    public int AcceptQueue { get; init; } = 1_024;
}
