using BottleneckSim.Validation.Databases.Calibration;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Tests.Databases.Calibration;

public sealed class InterleavedMediansTests
{
    private const int Rounds = 9;
    private const string Prepared = "prepared";
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public void Each_thing_is_measured_once_a_round_behind_what_prepares_it()
    {
        foreach (var round in RoundsOf(Measured()))
            Assert.Equal(Names, round.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rounds_differ_in_their_order_and_two_runs_do_not()
    {
        var orders = RoundsOf(Measured()).Select(round => string.Concat(round)).ToList();

        Assert.Equal(Rounds + 1, orders.Count); // One that warms up.
        Assert.True(orders.Distinct(StringComparer.Ordinal).Count() > Rounds / 2, string.Join(' ', orders));
        Assert.Equal(orders, RoundsOf(Measured()).Select(round => string.Concat(round)));
    }

    [Fact]
    public void The_round_that_warms_up_is_in_no_median()
    {
        double[] values = [1e9, 40, 10, 30, 20, 50];
        var next = 0;

        var measured = InterleavedMedians.Of([("a", () => values[next++])], values.Length - 1, Context());

        Assert.Equal(new MeasuredTime(30, 20, 40), measured["a"]);
    }

    private static List<string> Measured()
    {
        var calls = new List<string>();
        InterleavedMedians.Of([.. Names.Select(name => (name, (Func<double>)(() => Called(calls, name))))], Rounds, Context(), () => calls.Add(Prepared));
        return calls;
    }

    private static double Called(List<string> calls, string name)
    {
        calls.Add(name);
        return 0;
    }

    private static IEnumerable<string[]> RoundsOf(List<string> calls) => calls.Chunk(Names.Length + 1).Select(round =>
    {
        Assert.Equal(Prepared, round[0]);
        return round[1..];
    });

    private static ValidationContext Context() => new(IsWhole: false, Path.GetTempPath(), new Progress<ValidationProgress>(), CancellationToken.None);
}
