using BottleneckSim.Models.Databases.BufferPools;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.BufferPools;

public sealed class FrameMapTests
{
    private const int Frames = 64;

    /// <summary>Relation 1 fits an array, 2 and 3 outgrow theirs at some time, 5,000 never has one.</summary>
    private static readonly (int Relation, long Pages)[] Relations = [(1, 200), (2, 700), (3, 40_000_000_000), (5_000, 300)];

    [Fact]
    public void It_finds_what_a_dictionary_finds_whatever_the_sizes_of_the_relations()
    {
        var step = Gen.Choose(0, Relations.Length - 1).Zip(SeededProperty.UpTo(long.MaxValue)).Select(drawn => new PageKey(Relations[drawn.Item1].Relation, drawn.Item2 % Relations[drawn.Item1].Pages));
        Prop.ForAll(step.ArrayOf().ToArbitrary(), steps =>
        {
            var map = new FrameMap(Frames);
            var known = new Dictionary<PageKey, int>();
            var free = new Stack<int>(Enumerable.Range(0, Frames));
            foreach (var page in steps)
            {
                var isKnown = known.Remove(page, out var frame);
                if (map.Find(page) != (isKnown ? frame : -1))
                {
                    return false;
                }

                if (isKnown)
                {
                    map.Remove(page);
                    free.Push(frame);
                }
                else if (free.TryPop(out var taken))
                {
                    map.Add(page, taken);
                    known.Add(page, taken);
                }
            }

            return known.All(pair => map.Find(pair.Key) == pair.Value);
        }).Check(seed: 1, tests: 1_000);
    }

    [Fact]
    public void A_relation_that_outgrows_its_array_keeps_its_frames_and_can_take_others()
    {
        var map = new FrameMap(Frames);
        long[] pages = [0, 255, 256, 1_000, 100_000, 1L << 40];
        for (var frame = 0; frame < pages.Length; frame++)
        {
            map.Add(new PageKey(1, pages[frame]), frame);
        }

        map.Remove(new PageKey(1, 256));
        map.Add(new PageKey(2, 256), 2);

        Assert.Equal([0, 1, -1, 3, 4, 5], pages.Select(page => map.Find(new PageKey(1, page))));
        Assert.Equal(2, map.Find(new PageKey(2, 256)));
        Assert.Equal(-1, map.Find(new PageKey(2, 255)));
    }
}
