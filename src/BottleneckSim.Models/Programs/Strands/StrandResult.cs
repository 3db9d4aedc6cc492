using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs.Strands;

/// <summary>How a strand ended.</summary>
/// <param name="Number">Its number among those of its parent.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">What the answer carried, for an attempt of a call.</param>
internal readonly record struct StrandResult(int Number, RequestOutcome Outcome, long Value);
