using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any users: closed ones, open ones, or both.</summary>
internal static class AnyLoad
{
    public static Gen<string> Populations => Gen.OneOf(
        Closed.Select(users => $"people: {users}"),
        Open.Select(arrivals => $"passers: {arrivals}"),
        from users in Closed from arrivals in Open select $"people: {users}, passers: {arrivals}");

    private static Gen<string> Tasks =>
        from first in AnyQuantity.Number(1, 10)
        from second in AnyQuantity.Maybe(AnyQuantity.Number(1, 10).Select(weight => $", {Cast.SecondEndpoint}: {weight}"))
        from timeout in AnyQuantity.Maybe(AnyQuantity.Microseconds(1_000, 20_000_000).Select(length => $", timeout: {length}"))
        select $"tasks: {{ {Cast.FirstEndpoint}: {first}{second} }}, to: web-0{timeout}";

    private static Gen<string> Closed =>
        from users in AnyQuantity.Number(1, 40)
        from spawn in AnyQuantity.Maybe(AnyQuantity.Number(1, 50).Select(rate => $", spawn-rate: {rate}/s"))
        from wait in AnyQuantity.Demand(2_000_000)
        from tasks in Tasks
        select $"{{ users: {users}{spawn}, wait: {wait}, {tasks} }}";

    private static Gen<string> Open =>
        from rate in AnyQuantity.Number(1, 100)
        from process in Gen.Elements("poisson", "constant")
        from tasks in Tasks
        select $"{{ arrivals: {rate}/s, process: {process}, {tasks} }}";
}
