using BottleneckSim.Models.LoadBalancing.Hashing;

namespace BottleneckSim.Models.Tests.LoadBalancing.Hashing;

public class HashRingTests
{
    private static readonly HashRing Ring = new(Enumerable.Range(0, 10).Select(instance => (instance, $"cache-{instance}")), 200);

    [Fact]
    public void Keys_are_spread_about_evenly()
    {
        var shares = Enumerable.Range(0, 100_000).CountBy(key => Ring.Find((ulong)key, 0, (_, _) => true)).Select(one => one.Value).ToList();

        Assert.Equal(10, shares.Count);
        Assert.All(shares, share => Assert.InRange(share, 7_500, 12_500)); // 200 points: a standard deviation of 7 %
    }

    [Fact]
    public void Only_the_keys_of_an_instance_that_goes_move_and_they_move_to_many()
    {
        var moved = Enumerable.Range(0, 20_000).Select(key => (Before: Ring.Find((ulong)key, 0, (_, _) => true), After: Ring.Find((ulong)key, 4, (instance, gone) => instance != gone))).ToList();

        Assert.All(moved.Where(key => key.Before != 4), key => Assert.Equal(key.Before, key.After));
        Assert.Equal(9, moved.Where(key => key.Before == 4).Select(key => key.After).Distinct().Count());
    }

    [Fact]
    public void If_nobody_may_be_taken_somebody_is() => Assert.Equal(Ring.Find(7, 0, (_, _) => true), Ring.Find(7, 0, (_, _) => false));
}
