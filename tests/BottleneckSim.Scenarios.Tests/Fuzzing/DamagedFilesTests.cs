using System.Collections.Immutable;
using System.Text;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Validation.Robustness.Damage;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Scenarios.Tests.Fuzzing;

public sealed class DamagedFilesTests
{
    private static readonly string Everything = Sample.TextOf("everything.yaml");
    private static readonly string Sketch = Sample.TextOf("missing-index.yaml");
    private static readonly string Truth = Sample.TextOf("missing-index.truth.yaml");
    private static readonly string Changes = Sample.TextOf("every.changes.yaml");
    private static readonly Scenario Full = ScenarioReader.ReadText(Everything, "everything.yaml").Value!;
    private static readonly Scenario Shop = ScenarioReader.ReadText(Sketch, "missing-index.yaml").Value!;

    [Fact]
    public void A_damaged_scenario_is_read_or_refused_with_places_and_never_fails() =>
        Check(2_000, 11, mutations => AssertToldOrRead(Damage(Everything, mutations), text => Summary(ScenarioReader.ReadText(text, "x.yaml"))));

    [Fact]
    public void A_damaged_sketch_is_read_or_refused_with_places_and_never_fails() =>
        Check(2_000, 12, mutations => AssertToldOrRead(Damage(Sketch, mutations), text => Summary(ScenarioReader.ReadText(text, "x.yaml"))));

    [Fact]
    public void A_damaged_truth_is_read_or_refused_with_places_and_never_fails() =>
        Check(2_000, 13, mutations => AssertToldOrRead(Damage(Truth, mutations), text => Summary(TruthReader.ReadText(text, "x.yaml", Shop))));

    [Fact]
    public void A_damaged_file_of_changes_is_read_or_refused_with_places_and_never_fails() =>
        Check(1_000, 14, mutations => AssertToldOrRead(Damage(Changes, mutations), text => Summary(ChangeFileReader.ReadText(text, "x.yaml", Full))));

    [Fact]
    public void Files_of_any_bytes_are_refused_with_a_place()
    {
        var path = Path.GetTempFileName();
        try
        {
            Prop.ForAll(
                Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(),
                bytes =>
                {
                    File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("schema: bottlenecksim/1\ntitle: "), .. bytes]);
                    var result = ScenarioReader.Read(path);
                    Assert.NotEmpty(result.Mistakes);
                    Assert.All(result.Mistakes, mistake => Assert.True(mistake is { Line: >= 1, Column: >= 1 }));
                }).Check(15, 300);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Check(int tests, ulong seed, Action<Mutation[]> holds) => Prop.ForAll(Mutation.Some.ToArbitrary(), holds).Check(seed, tests);

    private static string Damage(string text, Mutation[] mutations) => mutations.Aggregate(text, (damaged, mutation) => mutation.Apply(damaged));

    private static (bool IsRead, ImmutableArray<Mistake> Mistakes) Summary<T>(ReadResult<T> result)
        where T : class => (result.Value is not null, result.Mistakes);

    private static void AssertToldOrRead(string text, Func<string, (bool IsRead, ImmutableArray<Mistake> Mistakes)> read)
    {
        var (isRead, mistakes) = read(text);

        var lines = text.Split('\n').Length + text.Count(character => character is '\r' or '\u0085' or '\u2028' or '\u2029');
        Assert.Equal(isRead, mistakes.IsEmpty);
        Assert.All(mistakes, mistake =>
        {
            Assert.InRange(mistake.Line, 1, lines + 1);
            Assert.InRange(mistake.Column, 1, text.Length + 2);
            Assert.DoesNotContain('\n', mistake.ToString());
            Assert.NotEqual(string.Empty, mistake.Found);
            Assert.NotEqual(string.Empty, mistake.Allowed);
        });
        Assert.Equal<Mistake>(mistakes, read(text).Mistakes);
    }
}

/// <summary>Properties with a written seed.</summary>
internal static class SeededProperty
{
    private const ulong Gamma = 0x9e37_79b9_7f4a_7c15;

    public static void Check(this Property property, ulong seed, int tests) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(seed, Gamma).WithMaxTest(tests), property);
}
