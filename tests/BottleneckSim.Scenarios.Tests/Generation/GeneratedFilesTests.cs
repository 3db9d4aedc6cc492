using BottleneckSim.Scenarios.Generation;

namespace BottleneckSim.Scenarios.Tests.Generation;

public sealed class GeneratedFilesTests
{
    [Fact]
    public void The_schema_for_editors_is_in_step_with_the_definitions() => Golden.Check("scenarios/schema.json", ScenarioSchema.Write());

    [Fact]
    public void The_reference_is_in_step_with_the_definitions() => Golden.Check("docs/scenario-reference.md", ScenarioReference.Write());
}
