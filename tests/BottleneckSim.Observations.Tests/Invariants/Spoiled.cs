using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Tests.Invariants;

/// <summary>Plants defects in a correct stream of facts.</summary>
internal static class Spoiled
{
    public const int SampleFields = 8;

    /// <summary>Shifts one number of one sample; all later samples stay as they are.</summary>
    public static void Shift(List<object> facts, int sample, int which, int amount)
    {
        var places = facts.Select((fact, index) => (fact, index)).Where(each => each.fact is ResourceSampled).Select(each => each.index).ToArray();
        var place = places[sample % places.Length];
        var fact = (ResourceSampled)facts[place];
        facts[place] = which switch
        {
            0 => fact with { InUse = fact.InUse + amount },
            1 => fact with { Waiting = fact.Waiting + amount },
            2 => fact with { CapacityNanoseconds = fact.CapacityNanoseconds + amount },
            3 => fact with { JobNanoseconds = fact.JobNanoseconds + amount },
            4 => fact with { WaitingNanoseconds = fact.WaitingNanoseconds + amount },
            5 => fact with { WorkUnits = fact.WorkUnits + amount },
            6 => fact with { Arrivals = fact.Arrivals + amount },
            _ => fact with { Departures = fact.Departures + amount },
        };
    }

    /// <summary>Replaces the first fact of a type (that fits) by others.</summary>
    public static List<object> Replace<T>(this List<object> facts, Func<T, IEnumerable<object>> by, int skip = 0)
        where T : struct
    {
        var place = facts.Select((fact, index) => (fact, index)).Where(each => each.fact is T).Skip(skip).First().index;
        var fact = (T)facts[place];
        facts.RemoveAt(place);
        facts.InsertRange(place, by(fact));
        return facts;
    }
}
