using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Theory;

/// <summary>
/// The full models against exact theory. Each row has 20 pre-registered seeds; the seed means are independent. Two things must hold: the
/// exact value lies in the t-interval at the family's level (0.001 over all rows, Bonferroni), and the 90 % interval lies within 1 % of the
/// exact value (two one-sided tests at 5 %), so that a wide interval cannot pass for agreement.
/// </summary>
[Trait("Category", "Theory")]
public class ExactnessTests
{
    private const double ServiceNanoseconds = 1e6;
    private const int Seeds = 20;
    private const ulong FirstSeed = 20_261_122;
    private const double FamilyError = 0.001;
    private const double Margin = 0.01;
    private const int Places = 10;
    private const int Users = 50;

    /// <summary>Each row's load with the relaxation times that its window spans; chosen from the variance of the mean in M/M/1.</summary>
    private static readonly (double Load, int RelaxationTimes)[] Loads = [(0.3, 60_000), (0.7, 5_000), (0.9, 6_000)];

    public static TheoryData<string, double, int> Rows()
    {
        var rows = new TheoryData<string, double, int>();
        foreach (var kind in Kinds.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var (load, relaxationTimes) in Loads)
            {
                rows.Add(kind, load, relaxationTimes);
            }
        }

        return rows;
    }

    private static ImmutableDictionary<string, Func<double, Row>> Kinds { get; } = new Dictionary<string, Func<double, Row>>(StringComparer.Ordinal)
    {
        ["M/M/1 sojourn"] = load => new(
            Open(load, 1, 1, Exponential), QueueingFormulas.SingleServerSojourn(load)),
        ["M/M/4 sojourn"] = load => new(
            Open(load, 4, 4, Exponential), QueueingFormulas.ManyServersSojourn(4, load)),
        ["M/G/1 processor sharing sojourn"] = load => new(
            Open(load, 1, 100_000, new UniformDistribution(0, 2 * ServiceNanoseconds)), QueueingFormulas.SingleServerSojourn(load)),
        ["M/M/1/K sojourn of the accepted"] = load => new(
            Open(load, 1, 1, Exponential, Places - 1), QueueingFormulas.BoundedQueueSojourn(Places, load)),
        ["M/M/1/K accepted share"] = load => new(
            Open(load, 1, 1, Exponential, Places - 1), 1 - QueueingFormulas.BoundedQueueRefusals(Places, load), sink => 1 - sink.RefusedShare),
        ["closed network of 50 users response"] = load => new(
            Closed(Users / load), QueueingFormulas.ClosedNetworkResponse(Users, Users / load, 1, 0.5), LinkHops: 4),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static Distribution Exponential => new ExponentialDistribution(ServiceNanoseconds);

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_models_agree_with_exact_theory(string kind, double load, int relaxationTimes)
    {
        var row = Kinds[kind](load);
        var means = MeansOf(row, load, relaxationTimes);
        var mean = means.Average();
        var error = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Seeds - 1) / Seeds);

        var student = new StudentT(Seeds - 1);
        var allowed = student.Quantile(1 - (FamilyError / Rows().Count / 2)) * error;
        var equivalence = student.Quantile(0.95) * error;
        var report = FormattableString.Invariant($"{kind} at {load}: exact {row.Exact:F5}, measured {mean:F5} ± {allowed:F5} (standard error {error:F5})");
        Assert.True(Math.Abs(mean - row.Exact) <= allowed, $"Not the exact value: {report}");
        Assert.True(Math.Abs(mean - row.Exact) + equivalence <= Margin * row.Exact, $"Not within {Margin:P0}: {report}");
    }

    private static double[] MeansOf(Row row, double load, int relaxationTimes)
    {
        var relaxation = ServiceNanoseconds / Math.Pow(1 - Math.Sqrt(load), 2);
        var from = Instant.FromNanoseconds((long)(10 * relaxation));
        var to = from + Duration.FromNanoseconds((long)(relaxationTimes * relaxation));
        var means = new double[Seeds];
        Parallel.For(0, Seeds, seed =>
        {
            var sink = new SojournSink(from, to);
            using var engine = new SequentialEngine(row.System, FirstSeed + (ulong)seed, sink);
            engine.AdvanceTo(to + Duration.FromNanoseconds((long)(10 * relaxation)));
            means[seed] = row.Measure is { } measure ? measure(sink) : (sink.MeanNanoseconds - row.LinkNanoseconds) / ServiceNanoseconds;
        });
        return means;
    }

    private static SystemDescription Open(double load, int cores, int workers, Distribution service, int acceptQueue = 1_000_000) =>
        SmallSystems.OneTier(SmallSystems.Poisson(load * cores * 1e9 / ServiceNanoseconds), SmallSystems.Web(cores, workers, service, acceptQueue));

    /// <summary>Users think, compute on one tier and then on another with half the demand; both are processor sharing, so the network has product form.</summary>
    private static SystemDescription Closed(double think)
    {
        var back = SmallSystems.Web(1, 1_000, new ExponentialDistribution(ServiceNanoseconds / 2)) with { Name = "back" };
        var front = SmallSystems.Web(1, 1_000, Exponential);
        var endpoint = front.Endpoints[SmallSystems.Endpoint];
        front = front with
        {
            Endpoints = front.Endpoints.SetItem(
                endpoint.Name, endpoint with { Steps = endpoint.Steps.Add(new CallStep("back", endpoint.Name, null, Duration.FromSeconds(3_600))) }),
        };
        var users = new ClosedLoadOptions
        {
            Name = "users",
            To = "web",
            Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(endpoint.Name, 1),
            Users = Users,
            WaitNanoseconds = new ExponentialDistribution((think * ServiceNanoseconds) - (4 * LinkNanoseconds)),
            Timeout = Duration.FromSeconds(3_600),
        };
        var system = SmallSystems.OneTier(users, front);
        return system with { Tiers = system.Tiers.Add(back.Name, back) };
    }

    private const long LinkNanoseconds = 1_000;

    private sealed record Row(SystemDescription System, double Exact, Func<SojournSink, double>? Measure = null, int LinkHops = 2)
    {
        public double LinkNanoseconds => LinkHops * ExactnessTests.LinkNanoseconds;
    }
}
