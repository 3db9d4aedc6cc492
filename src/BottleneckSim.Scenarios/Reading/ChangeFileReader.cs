using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Scenarios.Vocabulary;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>Reads files of changes and checks that each fits the system that those before it leave.</summary>
public static class ChangeFileReader
{
    /// <summary>Reads a file of changes.</summary>
    /// <param name="path">The file. One that cannot be read is a mistake like any other.</param>
    /// <param name="scenario">The scenario that the changes are made to.</param>
    /// <param name="faults">The faults of the run, by instant: changes must fit the system as it then is. Default: none.</param>
    public static ReadResult<ChangeFile> Read(string path, Scenario scenario, ImmutableArray<TimedChange> faults = default)
    {
        var mistakes = new MistakeCollector(path);
        return Read(SourceText.OfFile(path, mistakes), scenario, faults.IsDefault ? [] : faults, mistakes);
    }

    /// <summary>Reads the text of a file of changes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that mistakes are told under.</param>
    /// <param name="scenario">The scenario that the changes are made to.</param>
    /// <param name="faults">The faults of the run, by instant: changes must fit the system as it then is. Default: none.</param>
    public static ReadResult<ChangeFile> ReadText(string text, string file, Scenario scenario, ImmutableArray<TimedChange> faults = default)
    {
        var mistakes = new MistakeCollector(file);
        return Read(SourceText.OfText(text, mistakes), scenario, faults.IsDefault ? [] : faults, mistakes);
    }

    private static ReadResult<ChangeFile> Read(string? text, Scenario scenario, ImmutableArray<TimedChange> faults, MistakeCollector mistakes)
    {
        var placed = FileReading.Read(text, ChangeFileDefinitions.ChangeFile, new ReadingSession(mistakes));
        var system = scenario.System;
        var from = Instant.Zero;
        foreach (var timed in placed?.Changes ?? [])
        {
            system = faults.Where(fault => fault.At >= from && fault.At <= timed.Instant).Aggregate(system, (before, fault) => fault.Change.Apply(before));
            from = timed.Instant + Duration.FromNanoseconds(1);
            system = ChangeChecks.Apply(system, timed.Change, mistakes);
        }

        var changes = placed?.Changes.Select(timed => new TimedChange(timed.Instant, timed.Change.Change));
        return FileReading.Result(changes is null ? null : new ChangeFile([.. changes]), mistakes);
    }
}
