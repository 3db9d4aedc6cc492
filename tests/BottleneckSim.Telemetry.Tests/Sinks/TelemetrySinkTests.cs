using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sessions;
using BottleneckSim.Telemetry.Sinks;
using BottleneckSim.TestSupport.Memory;

namespace BottleneckSim.Telemetry.Tests.Sinks;

public sealed class TelemetrySinkTests : IDisposable
{
    private readonly TelemetrySink _sink = new(new TelemetryOptions
    {
        Prices = new PriceList(ImmutableSortedDictionary.Create<string, TierPrice>(StringComparer.Ordinal).Add("shop", new(0.2m, new(4, 0))).Add("db", new(1.1m, default))),
    });

    private readonly SyntheticShop _shop;

    public TelemetrySinkTests()
    {
        _shop = new SyntheticShop(_sink);
        _shop.Describe();
    }

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void Every_instrument_of_the_catalogue_speaks_and_nothing_else_does()
    {
        _shop.Second();
        _sink.Observe(new ChangeApplied(Instant.Zero, "add-index orders [customer_id]", ChangeOrigin.Operator));

        var spoken = _sink.Collect().SelectMany(resource => resource.Metrics).Where(metric => metric.Points.Count > 0)
            .Select(metric => metric.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(MetricCatalogue.All.Select(instrument => instrument.Name).Order(StringComparer.Ordinal), spoken);
    }

    [Fact]
    public void Types_units_attributes_and_buckets_are_those_of_the_catalogue()
    {
        _shop.Second();
        var definitions = MetricCatalogue.All.ToDictionary(instrument => instrument.Name, StringComparer.Ordinal);

        Assert.All(_sink.Collect().SelectMany(resource => resource.Metrics), metric =>
        {
            var definition = definitions[metric.Name];
            Assert.Equal(definition.Unit, metric.Unit);
            Assert.Equal(definition.Description, metric.Description);
            Assert.Equal(TypeOf(definition.Kind), metric.Type);
            Assert.All(metric.Points, point =>
            {
                Assert.Empty(point.Attributes.Select(attribute => attribute.Key).Except(definition.Attributes, StringComparer.Ordinal));
                Assert.Equal(definition.Buckets, point.Buckets.Select(bucket => bucket.UpperBound).Where(double.IsFinite));
            });
        });
    }

    [Fact]
    public void Each_node_speaks_for_itself_alone()
    {
        _shop.Second();

        Assert.Equal(SyntheticShop.RequestsPerSecond / 2, Count("shop-1", "http.server.request.duration"));
        Assert.Equal(SyntheticShop.RequestsPerSecond / 2, Count("shop-2", "http.server.request.duration"));
        Assert.Empty(_sink.Points("db", "http.server.request.duration"));
        Assert.Empty(_sink.Points("shop-1", "bottlenecksim.db.statement.duration"));
        Assert.All(_sink.Collect(), resource => Assert.Equal(resource.Metrics.Count, resource.Metrics.DistinctBy(metric => metric.Name).Count()));
    }

    [Fact]
    public void A_database_tells_the_rows_of_each_table_and_those_that_are_due()
    {
        _shop.Second();
        _shop.Second();

        Assert.Equal(400, Assert.Single(_sink.Points("db", "bottlenecksim.db.table.rows", ("db.collection.name", "orders"))).Value);
        Assert.Equal(1_000, Assert.Single(_sink.Points("db", "bottlenecksim.db.table.rows", ("db.collection.name", "customers"))).Value);
        Assert.Equal(3, Assert.Single(_sink.Points("db", "bottlenecksim.db.table.rows_due", ("db.collection.name", "orders"))).Value);
    }

    [Fact]
    public void Requests_carry_route_status_and_error_as_the_conventions_say()
    {
        _shop.Second();

        var refused = Assert.Single(_sink.Points("shop-1", "http.server.request.duration", ("http.response.status_code", "503")));
        Assert.Equal(1, refused.Buckets.Sum(bucket => bucket.Count));
        Assert.Contains(new("error.type", "503"), refused.Attributes);
        var answered = Assert.Single(_sink.Points("shop-1", "http.server.request.duration", ("http.response.status_code", "200")));
        Assert.Contains(new("http.route", "/orders"), answered.Attributes);
        Assert.DoesNotContain(answered.Attributes, attribute => attribute.Key == "error.type");
        Assert.Equal(1, _sink.Value("shop-1", "http.server.active_requests", ("http.request.method", "GET")));
    }

    [Fact]
    public void A_users_time_out_has_an_error_and_no_status()
    {
        _sink.Observe(new RequestFinished(Instant.FromSeconds(9), SyntheticShop.Users, 0, 0, Instant.Zero, RequestOutcome.TimedOut, 0));

        var point = Assert.Single(_sink.Points("shoppers", "http.client.request.duration"));
        Assert.Contains(new("error.type", "timeout"), point.Attributes);
        Assert.DoesNotContain(point.Attributes, attribute => attribute.Key == "http.response.status_code");
        Assert.Equal(9, point.Value);
    }

    [Theory]
    [InlineData(RequestOutcome.Deadlocked, "40P01")]
    [InlineData(RequestOutcome.LockTimedOut, "55P03")]
    [InlineData(RequestOutcome.Failed, "_OTHER")]
    public void A_statement_that_a_lock_ended_has_the_databases_code_as_its_error(RequestOutcome outcome, string code)
    {
        _sink.Observe(new StatementFinished(Instant.FromSeconds(9), SyntheticShop.Database, 0, PlanKind.IndexScan, Instant.Zero, 1, 0, 1, 0, Duration.FromSeconds(1), outcome));

        var point = Assert.Single(_sink.Points("db", "bottlenecksim.db.statement.duration"));
        Assert.Contains(new("error.type", code), point.Attributes);
    }

    [Fact]
    public void Processor_time_counts_core_seconds_and_utilisation_the_last_interval()
    {
        _shop.Second();
        _shop.Second();

        Assert.Equal(6, _sink.Value("db", "system.cpu.time", ("cpu.mode", "user")), 9);
        Assert.Equal(2, _sink.Value("db", "system.cpu.time", ("cpu.mode", "idle")), 9);
        Assert.Equal(0.75, _sink.Value("db", "system.cpu.utilization", ("cpu.mode", "user")), 9);
        Assert.Equal(2, _sink.Value("db", "bottlenecksim.cpu.run_queue.length"));
    }

    [Fact]
    public void A_processor_that_is_not_ideal_tells_the_last_interval_by_mode()
    {
        const long Unit = 256_000_000;
        for (var second = 1; second <= 2; second++)
        {
            var now = Instant.FromSeconds(100 + second);
            _sink.Observe(new ResourceSampled(now, SyntheticShop.Shop1, 0, 4, 4, 0, second * 4_000_000_000L, second * 1_000 * Unit, 0, 0, 0, 0, 0));
            _sink.Observe(new CpuSampled(now, SyntheticShop.Shop1, 0, second * 2_000 * Unit, second * 200 * Unit, second * 400 * Unit, 0));
        }

        Assert.Equal(0.3, _sink.Value("shop-1", "system.cpu.utilization", ("cpu.mode", "user")), 9);
        Assert.Equal(0.5, _sink.Value("shop-1", "system.cpu.utilization", ("cpu.mode", "system")), 9);
        Assert.Equal(0.1, _sink.Value("shop-1", "system.cpu.utilization", ("cpu.mode", "steal")), 9);
        Assert.Equal(0.1, _sink.Value("shop-1", "system.cpu.utilization", ("cpu.mode", "idle")), 9);
    }

    [Fact]
    public void Samples_without_time_between_them_leave_the_utilisation_as_it_was()
    {
        _shop.Second();
        _shop.Sample();

        Assert.Equal(0.75, _sink.Value("db", "system.cpu.utilization", ("cpu.mode", "user")), 9);
    }

    [Fact]
    public void Pools_tell_used_idle_waiting_and_time_outs()
    {
        _shop.Second();

        Assert.Equal(20, _sink.Value("shop-1", "db.client.connection.count", ("db.client.connection.state", "used")));
        Assert.Equal(0, _sink.Value("shop-1", "db.client.connection.count", ("db.client.connection.state", "idle")));
        Assert.Equal(3, _sink.Value("shop-1", "db.client.connection.pending_requests", ("db.client.connection.pool.name", "orders-db")));
        Assert.Equal(1, _sink.Value("shop-1", "db.client.connection.timeouts", ("db.client.connection.pool.name", "orders-db")));
    }

    [Fact]
    public void A_call_to_a_balancer_counts_as_a_call_to_what_stands_behind_it()
    {
        _sink.Observe(new CallFinished(Instant.FromSeconds(1), SyntheticShop.Worker, SyntheticShop.Balancer, 0, Instant.Zero, RequestOutcome.Succeeded, 0));

        Assert.Single(_sink.Points("mailer-1", "http.client.request.duration", ("server.address", "shop-balancer")));
    }

    [Fact]
    public void A_node_that_leaves_is_silent_and_one_that_comes_back_starts_from_nothing()
    {
        _shop.Second();
        _sink.Observe(SyntheticShop.Web(SyntheticShop.Shop2, isGone: true));

        Assert.DoesNotContain(_sink.Collect(), resource => resource.Instance == "shop-2");
        _shop.Second();

        _sink.Observe(SyntheticShop.Web(SyntheticShop.Shop2));
        _shop.Second();
        Assert.Equal(SyntheticShop.RequestsPerSecond / 2, Count("shop-2", "http.server.request.duration"));
        Assert.Equal(3 * SyntheticShop.RequestsPerSecond / 2, Count("shop-1", "http.server.request.duration"));
    }

    [Fact]
    public void Only_the_operators_changes_are_told()
    {
        _sink.Observe(new ChangeApplied(Instant.Zero, "drop-index orders [customer_id]", ChangeOrigin.Fault));
        Assert.Empty(_sink.Points("session", "bottlenecksim.operator.change.time"));
        Assert.Equal(0, _sink.Value("session", "bottlenecksim.operator.changes"));

        _sink.Observe(new ChangeApplied(Instant.Zero, "scale shop to 3", ChangeOrigin.Operator));
        Assert.Single(_sink.Points("session", "bottlenecksim.operator.change.time", ("bottlenecksim.change.description", "scale shop to 3")));
        Assert.Equal(1, _sink.Value("session", "bottlenecksim.operator.changes"));
    }

    [Fact]
    public void A_thousand_changes_leave_the_last_hundred()
    {
        for (var change = 0; change < 1000; change++)
        {
            _sink.Observe(new ChangeApplied(Instant.Zero, $"change {change}", ChangeOrigin.Operator));
        }

        Assert.Equal(100, _sink.Points("session", "bottlenecksim.operator.change.time").Count);
        Assert.Equal(1000, _sink.Value("session", "bottlenecksim.operator.changes"));
    }

    [Fact]
    public void Cost_is_told_for_each_machine_and_follows_its_size()
    {
        Assert.Equal(0.2, _sink.Value("shop-2", "bottlenecksim.cost.per_hour"));
        Assert.Empty(_sink.Points("shoppers", "bottlenecksim.cost.per_hour"));
        Assert.Empty(_sink.Points("shop-balancer", "bottlenecksim.cost.per_hour"));

        _sink.Observe(SyntheticShop.Web(SyntheticShop.Shop2) with { Size = new MachineSize(8, 0) });

        Assert.Equal(0.4, _sink.Value("shop-2", "bottlenecksim.cost.per_hour"));
        Assert.Equal(1.1, _sink.Value("db", "bottlenecksim.cost.per_hour"));
    }

    [Fact]
    public void Job_and_instance_come_from_session_tier_and_node()
    {
        var job = Assert.Single(_sink.Collect(), resource => resource.Instance == "shop-1").Job;

        Assert.EndsWith("/shop", job, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{12}/", job);
    }

    [Fact]
    public void Two_sessions_in_one_process_do_not_hear_each_other()
    {
        using var other = new TelemetrySink(new TelemetryOptions());
        new SyntheticShop(other).Describe();
        _shop.Second();

        Assert.Empty(other.Points("shop-1", "http.server.request.duration"));
    }

    [Fact]
    public void A_fact_from_a_node_without_a_name_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _sink.Observe(new ServerRequestStarted(Instant.Zero, 99, 0)));

    [Fact]
    public void A_fact_about_an_operation_without_a_name_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _sink.Observe(new ServerRequestStarted(Instant.Zero, SyntheticShop.Shop1, 99)));

    [Fact]
    public void A_frequent_fact_allocates_nothing_once_its_attributes_are_known()
    {
        var started = new ServerRequestStarted(Instant.Zero, SyntheticShop.Shop1, 0);
        var finished = new ServerRequestFinished(Instant.FromSeconds(1), SyntheticShop.Shop1, 0, Instant.Zero, RequestOutcome.Succeeded);
        var call = new CallFinished(Instant.FromSeconds(1), SyntheticShop.Shop1, SyntheticShop.Database, 0, Instant.Zero, RequestOutcome.Succeeded, 20);

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            Emit(1_000);
            return () => Emit(1_000);
        }));

        void Emit(int times)
        {
            for (var time = 0; time < times; time++)
            {
                _sink.Observe(started);
                _sink.Observe(finished);
                _sink.Observe(call);
            }
        }
    }

    private long Count(string instance, string histogram) =>
        _sink.Points(instance, histogram).Sum(point => point.Buckets.Sum(bucket => bucket.Count));

    private static MetricType TypeOf(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Counter => MetricType.Counter,
        InstrumentKind.Histogram => MetricType.Histogram,
        _ => MetricType.Gauge,
    };
}
