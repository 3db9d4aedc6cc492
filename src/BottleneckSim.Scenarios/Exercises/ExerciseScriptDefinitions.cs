using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Exercises;

/// <summary>A scripted exercise as a file says it.</summary>
internal static class ExerciseScriptDefinitions
{
    private const string Nothing = "nothing";

    private static readonly Key<string> Schema = Key.Required("schema", Words.Only("bottlenecksim-exercise/1"), "What the file is, and which version of it.");
    private static readonly Key<string> Scenario = Key.Required("scenario", TextShape.Line, "The scenario's name, or its file's path from the script's folder.");
    private static readonly Key<string> Tier = Key.Required("tier", NameShape.Dashed, "The tier where the bottleneck is, or `nothing`.");
    private static readonly Key<string> Resource = Key.Optional("resource", TextShape.Line, string.Empty, "The resource within a node: cpu, disk, workers, pool and its name.");

    private static readonly Key<Diagnosis> Diagnosis = Key.Required(
        "diagnosis",
        new MappingShape<Diagnosis>(new(
            "diagnosis", "Where the bottleneck is.", [Tier, Resource], values => new Diagnosis(values.Get(Tier), values.Get(Resource)), Check)),
        "Where the bottleneck is.");

    private static readonly Key<string> Fix = Key.Required("fix", NameShape.Dashed, "The fix of the practice menu, or `nothing`.");
    private static readonly Key<long> Seed = Key.Omittable("seed", Quantity.LargeCount("seeds", "0", "10000000000000"), "The base that all seeds are derived from.", "the grader's own");
    private static readonly Key<int> Replications = Key.Omittable("replications", Quantity.Count("replications", "2", "1000"), "Replications at most.", "as many as it takes, up to 40");

    public static MappingShape<ExerciseScript> Script { get; } = new(new(
        "exercise script",
        "`exercises/<id>.yaml`: an exercise done without a person, for `bottlenecksim exercise run`.",
        [Schema, Scenario, Diagnosis, Fix, Seed, Replications],
        Build));

    private static ExerciseScript Build(MappingValues values)
    {
        var diagnosis = values.Get(Diagnosis);
        var fix = values.Get(Fix);
        return new ExerciseScript
        {
            Scenario = values.Get(Scenario),
            Diagnosis = diagnosis.Tier == Nothing ? null : diagnosis,
            Fix = fix == Nothing ? null : fix,
            Seed = values.OrNull(Seed) is { } seed ? (ulong)seed : null,
            Replications = values.OrNull(Replications),
        };
    }

    private static void Check(MappingValues values)
    {
        if (values.TryGet(Tier, out var tier) && (tier == Nothing) == values.IsWritten(Resource))
        {
            values.RefuseAt(
                values.Node.At, tier == Nothing ? "diagnosis: nothing has no resource" : "diagnosis lacks the key 'resource'",
                "allowed: a tier and its resource, or the tier 'nothing' alone");
        }
    }
}
