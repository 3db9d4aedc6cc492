using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>Steps within a step.</summary>
internal static class NestedSteps
{
    /// <summary>A list of them, looked up only when it is needed.</summary>
    public static Shape<ImmutableArray<Step>> Shape { get; } =
        new ListShape<Step>(new DeferredShape<Step>("step", () => StepDefinitions.Step), 0, 200);
}
