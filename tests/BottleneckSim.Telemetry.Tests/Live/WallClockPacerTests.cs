using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Telemetry.Live;

namespace BottleneckSim.Telemetry.Tests.Live;

public sealed class WallClockPacerTests
{
    private readonly ManualClock _clock = new();
    private readonly List<Instant> _advanced = [];
    private int _samples;

    [Fact]
    public void The_run_goes_as_far_as_the_clock()
    {
        var pacer = Pacer(new PacerOptions());
        _clock.Pass(0.2);

        Assert.True(pacer.Step());
        Assert.Equal(Instant.Zero + Duration.FromMilliseconds(200), pacer.Now);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(60)]
    public void A_speed_multiplies_time_without_drift(double speed)
    {
        var pacer = Pacer(new PacerOptions { Speed = speed });
        for (var tick = 0; tick < 10_000; tick++)
        {
            _clock.Pass(0.0333333);
            pacer.Step();
        }

        Assert.Equal(333.333 * speed, pacer.Now.TotalSeconds, 1e-3);
    }

    [Fact]
    public void A_late_run_catches_up_in_bounded_steps_and_gives_up_what_is_too_much()
    {
        var pacer = Pacer(new PacerOptions { MaximumStep = TimeSpan.FromSeconds(1), MaximumLag = TimeSpan.FromSeconds(5) });
        _clock.Pass(3600);

        var steps = 1;
        while (!pacer.Step())
        {
            steps++;
        }

        Assert.Equal(5, steps);
        Assert.Equal(Instant.FromSeconds(5), pacer.Now);
        Assert.Equal(TimeSpan.FromSeconds(3595), pacer.SkippedTime);
        Assert.Equal(TimeSpan.Zero, pacer.Lag);
        _clock.Pass(1);
        Assert.True(pacer.Step());
        Assert.Equal(Instant.FromSeconds(6), pacer.Now);
    }

    [Fact]
    public void Time_never_goes_back()
    {
        var pacer = Pacer(new PacerOptions { Speed = 7.3 });
        var random = new Random(1);
        for (var tick = 0; tick < 1_000; tick++)
        {
            _clock.Pass(random.NextDouble() * (tick % 100 == 0 ? 100 : 0.5));
            pacer.Step();
        }

        Assert.Equal(_advanced.Order(), _advanced);
    }

    [Fact]
    public void A_look_sees_the_run_at_the_clocks_time_with_samples_of_that_instant()
    {
        var pacer = Pacer(new PacerOptions());
        _clock.Pass(0.1);

        var seen = pacer.Observe(() => (_advanced[^1], _samples));

        Assert.Equal((Instant.Zero + Duration.FromMilliseconds(100), 1), seen);
    }

    [Fact]
    public void Even_a_late_run_is_sampled_when_it_is_looked_at()
    {
        var pacer = Pacer(new PacerOptions { SampleInterval = TimeSpan.FromHours(1) });
        _clock.Pass(3);

        Assert.Equal(1, pacer.Observe(() => _samples));
    }

    [Fact]
    public void Without_looks_the_run_is_sampled_once_an_interval()
    {
        var pacer = Pacer(new PacerOptions { SampleInterval = TimeSpan.FromSeconds(1) });
        for (var tick = 0; tick < 100; tick++)
        {
            _clock.Pass(0.1);
            pacer.Step();
        }

        Assert.Equal(10, _samples);
    }

    [Fact]
    public void A_change_comes_at_the_instant_the_run_has_reached()
    {
        var pacer = Pacer(new PacerOptions());
        _clock.Pass(0.2);
        var at = Instant.Zero;

        pacer.Change(now => at = now);

        Assert.Equal(_advanced[^1], at);
        Assert.Equal(Instant.Zero + Duration.FromMilliseconds(200), at);
    }

    [Fact]
    public void A_run_that_failed_is_never_looked_at_again()
    {
        var calls = 0;
        var pacer = new WallClockPacer(_ => throw new InvalidDataException($"broken {++calls}"), () => { }, clock: _clock);
        _clock.Pass(1);

        Assert.Throws<InvalidOperationException>(() => pacer.Step());
        var error = Assert.Throws<InvalidOperationException>(() => pacer.Observe(() => 0));

        Assert.Contains("broken 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_and_steps_exclude_each_other()
    {
        var inside = 0;
        var overlaps = 0;
        var pacer = new WallClockPacer(_ => Enter(), Enter, new PacerOptions { Tick = TimeSpan.FromMilliseconds(1), SampleInterval = TimeSpan.FromMilliseconds(1) });
        using var end = new CancellationTokenSource();
        var run = Task.Run(() => pacer.RunAsync(end.Token));

        for (var look = 0; look < 200; look++)
        {
            pacer.Observe(() =>
            {
                Enter();
                return 0;
            });
        }

        await end.CancelAsync();
        await run;
        Assert.Equal(0, overlaps);

        void Enter()
        {
            overlaps += Interlocked.Increment(ref inside) == 1 ? 0 : 1;
            Thread.SpinWait(200);
            Interlocked.Decrement(ref inside);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void A_speed_out_of_range_is_refused(double speed) =>
        Assert.Throws<ArgumentException>(() => Pacer(new PacerOptions { Speed = speed }));

    private WallClockPacer Pacer(PacerOptions options) => new(_advanced.Add, () => _samples++, options, clock: _clock);
}
