#if !AKKA_UNAVAILABLE
using System.Globalization;
using BottleneckSim.Actors.Members;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Actors.Tests.Members;

/// <summary>What a composition root gives members that share no memory: a system travels as its scenario's text, a change as its place in the truth.</summary>
/// <remarks>Each member has an instance of its own and finds the truth in its own library.</remarks>
internal sealed class ScenarioCodec(ScenarioLibrary library, string id) : RunCodec
{
    private readonly Scenario _scenario = library.Read(id).Value!;
    private readonly string _text = File.ReadAllText(library.PathOf(id));
    private Truth? _truth;

    public Scenario Scenario => _scenario;

    public Truth Truth => _truth ??= library.ReadTruth(_scenario).Value!;

    public override string Write(SystemDescription system) =>
        ReferenceEquals(system, _scenario.System) ? _text : throw new NotSupportedException("Only the scenario's own system can be written.");

    public override SystemDescription ReadSystem(string text) => ScenarioReader.ReadText(text, "from another member").Value!.System;

    public override string Write(Change change)
    {
        var place = All().ToList().FindIndex(known => ReferenceEquals(known, change));
        return place >= 0 ? place.ToString(CultureInfo.InvariantCulture) : throw new NotSupportedException($"Change '{change.Describe()}' is not of the truth.");
    }

    public override Change ReadChange(string text) => All().ElementAt(int.Parse(text, CultureInfo.InvariantCulture));

    private IEnumerable<Change> All() => Truth.Faults.Select(fault => fault.Change).Concat(Truth.Fixes.SelectMany(fix => fix.Changes));
}
#endif
