using System.Text.Json;

namespace BottleneckSim.Validation.Robustness;

/// <summary>The outcomes of a long run as they come, so that one that was stopped goes on where it was. What another build left is not continued.</summary>
/// <typeparam name="T">An outcome.</typeparam>
internal sealed class OutcomeJournal<T>
{
    private readonly string _file;
    private readonly List<T> _outcomes = [];

    /// <summary>Opens a journal.</summary>
    /// <param name="file">Its file, which need not exist.</param>
    public OutcomeJournal(string file)
    {
        _file = file;
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        if (lines.Length > 0 && lines[0].Equals(Build, StringComparison.Ordinal))
            _outcomes.AddRange(lines.Skip(1).Select(line => JsonSerializer.Deserialize<T>(line)!));
        else
            Start();
    }

    /// <summary>All outcomes so far.</summary>
    public IReadOnlyList<T> Outcomes => _outcomes;

    /// <summary>What the outcomes depend on: the assemblies, which are the same whenever the sources are.</summary>
    private static string Build => string.Join(
        ' ',
        new[] { typeof(Kernel.SimulatedTime.Instant), typeof(Observations.Sinks.ObservationSink), typeof(Models.Systems.SystemDescription), typeof(Scenarios.Scenario), typeof(OutcomeJournal<T>) }
            .Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString("N")));

    /// <summary>Adds outcomes.</summary>
    public void Add(IReadOnlyCollection<T> outcomes)
    {
        _outcomes.AddRange(outcomes);
        File.AppendAllLines(_file, outcomes.Select(outcome => JsonSerializer.Serialize(outcome)));
    }

    /// <summary>Removes the file: the run is complete.</summary>
    public void Close() => File.Delete(_file);

    private void Start()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllText(_file, Build + "\n");
    }
}
