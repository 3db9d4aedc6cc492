using System.Text.RegularExpressions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Scenarios.Tests.Fuzzing;

/// <remarks>
/// Of three numbers exchanged blindly the reader accepts the share q³, where q is that of single ones. It says nothing about the reader: it falls with every whole number,
/// percentage or list that is new in the sample, as most of the replacements are none. So numbers are exchanged for such as the reader accepts one at a time;
/// then only a check between two values can refuse the three together.
/// </remarks>
public sealed class AcceptedFilesTests
{
    private const int Exchanged = 3;
    private const int Files = 40;

    private static readonly string Text = Sample.TextOf("everything.yaml");
    private static readonly Match[] Numbers = [.. Regex.Matches(Text, @"(?<=[ \[])[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture).Cast<Match>()];
    private static readonly string[] Replacements = ["0", "0.5", "1", "2", "3", "9", "50", "100", "999"];

    [Fact]
    public void What_the_reader_accepts_an_engine_runs()
    {
        var alone = Enumerable.Range(0, Numbers.Length * Replacements.Length).Where(choice => IsNew(choice) && ScenarioReader.ReadText(Replace(Text, choice), "x.yaml").Value is not null).ToList();
        var accepted = 0;
        Prop.ForAll(
            Gen.Elements(alone.ToArray()).ArrayOf(Exchanged).ToArbitrary(),
            choices =>
            {
                var text = choices.DistinctBy(choice => choice % Numbers.Length).OrderByDescending(choice => choice % Numbers.Length).Aggregate(Text, Replace);
                if (ScenarioReader.ReadText(text, "x.yaml").Value is not { } scenario)
                    return;
                accepted++;
                using var engine = new SequentialEngineFactory().Create(scenario.System, 1, new NullSink());
                engine.AdvanceTo(Instant.FromNanoseconds(100_000_000));
            }).Check(21, Files);

        // Every number takes another value; and with three right ones at least every second file is right, or the test tries next to nothing.
        Assert.True(alone.DistinctBy(choice => choice % Numbers.Length).Count() > Numbers.Length / 2);
        Assert.InRange(accepted, Files / 2, Files);
    }

    private static bool IsNew(int choice) => !string.Equals(Numbers[choice % Numbers.Length].Value, Replacements[choice / Numbers.Length], StringComparison.Ordinal);

    /// <summary>Puts another number in the place of one, its unit left as it is.</summary>
    private static string Replace(string text, int choice)
    {
        var number = Numbers[choice % Numbers.Length];
        return text.Remove(number.Index, number.Length).Insert(number.Index, Replacements[choice / Numbers.Length]);
    }
}
