using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any users: closed ones, open ones, or both.</summary>
internal static class AnyLoad
{
    /// <summary>Five milliseconds: users who ask again within microseconds after a refusal make millions of events a second and nothing new.</summary>
    public const int LeastWaitMicroseconds = 5_000;

    public static Gen<string> Populations => Gen.OneOf(
        Closed.Select(users => $"people: {users}"),
        Staged.Select(users => $"people: {users}"),
        Open.Select(arrivals => $"passers: {arrivals}"),
        from users in Closed from arrivals in Open select $"people: {users}, passers: {arrivals}");

    private static Gen<string> Tasks =>
        from first in AnyQuantity.Number(1, 10)
        from second in AnyQuantity.Maybe(AnyQuantity.Number(1, 10).Select(weight => $", {Cast.SecondEndpoint}: {weight}"))
        from policies in AnyCall.Policies
        select $"tasks: {{ {Cast.FirstEndpoint}: {first}{second} }}, to: web-0{policies}";

    private static Gen<string> Closed =>
        from users in AnyQuantity.Number(1, 40)
        from spawn in AnyQuantity.Maybe(AnyQuantity.Number(1, 50).Select(rate => $", spawn-rate: {rate}/s"))
        from wait in Wait
        from tasks in Tasks
        select $"{{ users: {users}{spawn}, wait: {wait}, {tasks} }}";

    private static Gen<string> Open =>
        from rate in AnyQuantity.Number(1, 100)
        from process in Gen.Elements("poisson", "constant")
        from pattern in AnyQuantity.Maybe(", visitors: 50")
        from tasks in Tasks
        select $"{{ arrivals: {rate}/s, process: {process}{pattern}, {tasks} }}";

    private static Gen<string> Staged =>
        from first in AnyQuantity.Number(0, 30)
        from second in AnyQuantity.Number(1, 60)
        from wait in Wait
        from tasks in Tasks
        select $"{{ stages: [ {{ until: 3s, users: {first} }}, {{ until: 6s, users: {second}, spawn-rate: 20/s }} ], wait: {wait}, {tasks} }}";

    private static Gen<string> Wait => Gen.OneOf(
        AnyQuantity.Demand(LeastWaitMicroseconds, 2_000_000), AnyQuantity.Microseconds(LeastWaitMicroseconds, 1_000_000).Select(pace => $"{{ constant-pacing: {pace} }}"), Gen.Constant("{ constant-throughput: 2/s }"));
}
