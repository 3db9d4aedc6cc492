using System.Collections.Immutable;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>A scenario file.</summary>
internal static class ScenarioDefinitions
{
    /// <summary>The word behind <c>schema</c>.</summary>
    public const string SchemaWord = "bottlenecksim/1";

    private static readonly Key<string> Schema = Key.Required("schema", Words.Only(SchemaWord), "What the file is, and which version of it.");

    private static readonly Key<string> Id = Key.Required(
        "scenario", NameShape.Dashed, "The scenario's name; the file is called by it.");

    private static readonly Key<string> Title = Key.Required("title", TextShape.Line, "One line for lists.");
    private static readonly Key<string> Story = Key.Omittable("story", TextShape.Prose, "What the operator is told before looking.", "nothing");

    private static readonly Key<ImmutableArray<string>> Teaches =
        Key.Omittable("teaches", new ListShape<string>(TextShape.Line, 0, 20), "Sources of the lesson.", "none");

    private static readonly Key<SystemDescription> System = Key.Required("system", SystemDefinitions.System, "The system as documented.");

    private static readonly Key<ImmutableArray<ImmutableArray<Objective>>> Objectives = Key.Required(
        "objectives", new ListShape<ImmutableArray<Objective>>(ObjectiveDefinitions.Objective, 1, 100), "What users are owed.");

    private static readonly Key<ImmutableSortedDictionary<string, TierPrice>> Prices = Key.Omittable(
        "prices",
        new MapShape<TierPrice>(new ReferenceShape(NameKind.Tier), PriceDefinitions.Price, 0, 100),
        "What one instance of a tier costs, from its start, booting included, until it has drained. A tier that a change adds and that is not named costs as much a core as the cheapest one that is.",
        "nothing costs anything");

    private static readonly Key<DiskPrices> Disks = Key.Omittable(
        "disk-prices", new MappingShape<DiskPrices>(PriceDefinitions.Disks), "What a GiB of storage costs.", "nothing costs anything");

    private static readonly Key<ImmutableArray<string>> AllowedChanges = Key.Required(
        "allowed-changes", new ListShape<string>(ChangeKinds.Word, 0, 100), "The kinds of change that the operator may make.");

    private static readonly Key<Schedule> ScheduleKey =
        Key.Omittable("schedule", ScheduleDefinitions.Schedule, "When things happen in a run that is judged.", "as under schedule");

    public static MappingShape<Scenario> Scenario { get; } = new(new(
        "scenario file",
        "`scenarios/<id>.yaml`: what an operator may know.",
        [Schema, Id, Title, Story, Teaches, System, Objectives, Prices, Disks, AllowedChanges, ScheduleKey],
        values => new Scenario
        {
            Id = values.Get(Id),
            Title = values.Get(Title),
            Story = values.GetOr(Story, string.Empty),
            Teaches = values.GetOr(Teaches, []),
            System = values.Get(System),
            Objectives = [.. values.Get(Objectives).SelectMany(objectives => objectives)],
            Prices = PriceDefinitions.ListOf(values.GetOr(Prices, NoNames.For<TierPrice>()), values.Get(System)) with { Disks = values.GetOr(Disks, new DiskPrices()) },
            AllowedChanges = values.Get(AllowedChanges).ToImmutableSortedSet(StringComparer.Ordinal),
            Schedule = values.GetOr(ScheduleKey, new Schedule()),
        }));
}
