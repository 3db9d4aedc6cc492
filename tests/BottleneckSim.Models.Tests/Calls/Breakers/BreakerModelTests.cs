using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Observations.Calls;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Calls.Breakers;

/// <summary>The breaker against a model that remembers everything.</summary>
public class BreakerModelTests
{
    private const int Parts = 10;

    private enum Act
    {
        Enter,
        Succeed,
        Fail,
        Forget,
    }

    [Fact]
    public void It_does_what_a_model_that_remembers_everything_does()
    {
        var options =
            from failures in Gen.Choose(1, 4)
            from ratio in Gen.Elements(0.0, 0.3, 0.5, 1.0)
            from trials in Gen.Choose(1, 3)
            select new BreakerOptions(failures, ratio, Duration.FromMilliseconds(100), Duration.FromMilliseconds(50), trials);
        var acts = Gen.Elements(Act.Enter, Act.Enter, Act.Enter, Act.Succeed, Act.Fail, Act.Fail, Act.Forget).Zip(Gen.Choose(0, 15)).ListOf();
        Prop.ForAll(options.Zip(acts).ToArbitrary(), story => Agrees(story.Item1, [.. story.Item2])).Check(seed: 7, tests: 2_000);
    }

    private static bool Agrees(BreakerOptions options, (Act Act, int Milliseconds)[] acts)
    {
        var breaker = new Breaker(options);
        var model = new Model(options);
        var underWay = new Queue<(int Epoch, int ModelEpoch)>();
        var now = Instant.Zero;
        foreach (var (act, milliseconds) in acts)
        {
            now += Duration.FromMilliseconds(milliseconds);
            if (act == Act.Enter)
            {
                var entered = breaker.TryEnter(now);
                if (entered != model.TryEnter(now))
                {
                    return false;
                }

                if (entered)
                {
                    underWay.Enqueue((breaker.Epoch, model.Epoch));
                }
            }
            else if (underWay.TryDequeue(out var attempt))
            {
                if (act == Act.Forget)
                {
                    breaker.Forget(attempt.Epoch);
                    model.Forget(attempt.ModelEpoch);
                }
                else
                {
                    breaker.Report(now, attempt.Epoch, act == Act.Fail);
                    model.Report(now, attempt.ModelEpoch, act == Act.Fail);
                }
            }

            if (breaker.State != model.State)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Model(BreakerOptions options)
    {
        private readonly List<(Instant Time, bool HasFailed)> _since = [];
        private readonly List<bool> _trials = [];
        private int _open;
        private Instant _opened;

        public BreakerState State { get; private set; }

        public int Epoch { get; private set; }

        public bool TryEnter(Instant now)
        {
            if (State == BreakerState.Open && now - _opened >= options.OpenFor)
            {
                Become(BreakerState.HalfOpen);
            }

            var mayEnter = State == BreakerState.Closed || (State == BreakerState.HalfOpen && _open + _trials.Count < options.TrialCalls);
            _open += mayEnter && State == BreakerState.HalfOpen ? 1 : 0;
            return mayEnter;
        }

        public void Report(Instant now, int epoch, bool hasFailed)
        {
            if (epoch != Epoch)
            {
                return;
            }

            if (State == BreakerState.HalfOpen)
            {
                _open--;
                _trials.Add(hasFailed);
                if (hasFailed)
                {
                    _opened = now;
                    Become(BreakerState.Open);
                }
                else if (_trials.Count == options.TrialCalls)
                {
                    Become(BreakerState.Closed);
                }

                return;
            }

            _since.Add((now, hasFailed));
            var part = options.Window.Nanoseconds / Parts;
            var inWindow = _since.Where(one => (now.Nanoseconds / part) - (one.Time.Nanoseconds / part) < Parts).ToList();
            var failures = inWindow.Count(one => one.HasFailed);
            if (hasFailed && failures >= options.Failures && failures >= options.Ratio * inWindow.Count)
            {
                _opened = now;
                Become(BreakerState.Open);
            }
        }

        public void Forget(int epoch) => _open -= epoch == Epoch && State == BreakerState.HalfOpen ? 1 : 0;

        private void Become(BreakerState state)
        {
            State = state;
            Epoch++;
            _since.Clear();
            _trials.Clear();
            _open = 0;
        }
    }
}
