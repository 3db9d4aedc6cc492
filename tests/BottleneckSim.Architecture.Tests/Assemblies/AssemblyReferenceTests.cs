namespace BottleneckSim.Architecture.Tests.Assemblies;

/// <summary>What the built assemblies really use, whatever the project files say.</summary>
public sealed class AssemblyReferenceTests
{
    [Theory]
    [InlineData("BottleneckSim.Kernel")]
    [InlineData("BottleneckSim.Observations")]
    [InlineData("BottleneckSim.Models")]
    [InlineData("BottleneckSim.Grading")]
    public void What_decides_a_run_or_a_verdict_needs_the_runtime_alone(string name) => Rule.Holds(
        $"{name} references System.* and BottleneckSim.* only",
        "move what needs the package to another project",
        ProductAssemblies.All.Single(assembly => assembly.GetName().Name == name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => !reference.StartsWith("System.", StringComparison.Ordinal) && !reference.StartsWith("BottleneckSim.", StringComparison.Ordinal)));

    [Fact]
    public void Only_the_actors_reference_Akka() => Rule.Holds(
        "only BottleneckSim.Actors references Akka.NET",
        "go through IEngine",
        ProductAssemblies.All.Where(assembly => assembly.GetName().Name != "BottleneckSim.Actors").SelectMany(assembly => assembly.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Akka", StringComparison.Ordinal))
            .Select(reference => $"{assembly.GetName().Name} -> {reference.Name}")));
}
