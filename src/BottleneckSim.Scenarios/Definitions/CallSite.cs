using BottleneckSim.Scenarios.Documents;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>A step by which one program starts another.</summary>
/// <param name="Tier">The tier of the program with the step.</param>
/// <param name="Program">Its endpoint or job.</param>
/// <param name="ToTier">The tier that is called, or the queue that is given a message.</param>
/// <param name="ToProgram">The endpoint or job there.</param>
/// <param name="At">Where the step stands.</param>
internal sealed record CallSite(string Tier, string Program, string ToTier, string ToProgram, Position At);
