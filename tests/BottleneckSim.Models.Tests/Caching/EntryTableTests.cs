using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Caching;

public class EntryTableTests
{
    [Fact]
    public void Whatever_is_added_and_removed_it_finds_what_a_dictionary_finds()
    {
        // So many of so few keys that chains have several entries, slots are used again and the table grows.
        var scripts = Gen.Choose(0, 399).Zip(Gen.Choose(0, 2)).ArrayOf(2_000);
        Prop.ForAll(scripts.ToArbitrary(), script =>
        {
            var (table, expected) = (new EntryTable(), new Dictionary<ulong, int>());
            foreach (var (key, action) in script)
            {
                Play(table, expected, (ulong)key, isRemoved: action == 0);
            }

            return Holds(table, expected);
        }).Check(seed: 21, tests: 50);
    }

    [Fact]
    public void After_it_was_cleared_nothing_is_found_and_slots_begin_anew()
    {
        var (table, expected) = (new EntryTable(), new Dictionary<ulong, int>());
        for (ulong key = 0; key < 200; key++)
        {
            Play(table, expected, key, isRemoved: key % 3 == 0);
        }

        table.Clear();
        expected.Clear();
        Assert.True(Holds(table, expected));
        Assert.Equal(0, table.Add(new CacheEntry(7, Instant.MaxValue)));
    }

    private static void Play(EntryTable table, Dictionary<ulong, int> expected, ulong key, bool isRemoved)
    {
        if (!expected.TryGetValue(key, out var slot))
        {
            expected.Add(key, table.Add(new CacheEntry(key, Instant.MaxValue)));
        }
        else if (isRemoved)
        {
            table.Remove(slot);
            expected.Remove(key);
        }
    }

    private static bool Holds(EntryTable table, Dictionary<ulong, int> expected) =>
        table.Count == expected.Count
        && expected.Values.Distinct().Count() == expected.Count
        && Enumerable.Range(0, 400).All(key => table.Find((ulong)key) == expected.GetValueOrDefault((ulong)key, -1))
        && expected.All(one => table[one.Value].Key == one.Key);
}
