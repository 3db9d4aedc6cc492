using System.Text.RegularExpressions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Scenarios.Tests.Fuzzing;

public sealed class AcceptedFilesTests
{
    private static readonly string Text = Sample.TextOf("everything.yaml");
    private static readonly Match[] Numbers = [.. Regex.Matches(Text, @"(?<=[ \[])[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture).Cast<Match>()];
    private static readonly string[] Replacements = ["0", "0.5", "1", "2", "3", "9", "50", "100", "999"];

    [Fact]
    public void What_the_reader_accepts_an_engine_runs()
    {
        var accepted = 0;
        Prop.ForAll(
            Gen.Choose(0, (Numbers.Length * Replacements.Length) - 1).ArrayOf(3).ToArbitrary(),
            choices =>
            {
                var text = choices.Distinct().DistinctBy(choice => choice % Numbers.Length).OrderByDescending(choice => choice % Numbers.Length).Aggregate(Text, Replace);
                if (ScenarioReader.ReadText(text, "x.yaml").Value is not { } scenario)
                    return;
                accepted++;
                using var engine = new SequentialEngineFactory().Create(scenario.System, 1, new NullSink());
                engine.AdvanceTo(Instant.FromNanoseconds(100_000_000));
            }).Check(21, 40);

        Assert.InRange(accepted, 8, 40);
    }

    /// <summary>Puts another number in the place of one, its unit left as it is.</summary>
    private static string Replace(string text, int choice)
    {
        var number = Numbers[choice % Numbers.Length];
        return text.Remove(number.Index, number.Length).Insert(number.Index, Replacements[choice / Numbers.Length]);
    }
}
