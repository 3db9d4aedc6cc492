namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>Divides a capacity between two parties by weight, neither getting more than it wants; what one leaves is the other's.</summary>
/// <remarks>Max-min fairness (see <see cref="WaterFilling"/>) for two, on integers; the first party's part is rounded down.</remarks>
internal static class TwoPartyFilling
{
    /// <summary>What the first party gets; the second gets the rest, as far as it wants it.</summary>
    /// <param name="capacity">What there is.</param>
    /// <param name="one">Weight of the first party and the most that it wants.</param>
    /// <param name="other">The same of the second.</param>
    public static long First(long capacity, (long Weight, long Most) one, (long Weight, long Most) other)
    {
        if (one.Most + other.Most <= capacity)
        {
            return one.Most;
        }

        var fair = one.Most == 0 ? 0 : MultiplyDivide.Floor(capacity, one.Weight, one.Weight + (other.Most == 0 ? 0 : other.Weight));
        return Math.Min(one.Most, Math.Max(fair, capacity - Math.Min(other.Most, capacity)));
    }
}
