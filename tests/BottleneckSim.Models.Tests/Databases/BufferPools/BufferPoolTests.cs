using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.BufferPools;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.BufferPools;

public sealed class BufferPoolTests
{
    private const int PageBytes = 8_192;

    [Fact]
    public void It_never_holds_more_than_fits_and_every_request_is_a_hit_or_a_read() => Check(pages =>
    {
        var pool = new BufferPool(16 * PageBytes);
        foreach (var page in pages)
        {
            Use(pool, page);
            if (pool.Count > pool.Capacity || pool.DirtyCount > pool.Count || pool.Hits + pool.Reads != pool.Requests)
            {
                return false;
            }
        }

        return pool.Capacity <= 64;
    });

    [Fact]
    public void A_page_that_was_just_read_is_held() => Check(pages =>
    {
        var pool = new BufferPool(16 * PageBytes);
        return pages.All(page =>
        {
            Use(pool, page);
            var key = new PageKey(1 + (Math.Abs(page) % 3), Math.Abs(page) % 50);
            pool.Touch(key);
            return pool.Touch(key);
        });
    });

    [Fact]
    public void What_fits_is_read_once()
    {
        var pool = new BufferPool(100 * PageBytes);
        for (var round = 0; round < 3; round++)
        {
            for (var page = 0; page < 100; page++)
            {
                pool.Touch(new PageKey(1, page));
            }
        }

        Assert.Equal((300, 100, 200), (pool.Requests, pool.Reads, pool.Hits));
    }

    [Fact]
    public void Popular_pages_outlive_a_stream_of_pages_that_are_used_once()
    {
        var pool = new BufferPool(100 * PageBytes);
        for (var step = 0; step < 10_000; step++)
        {
            pool.Touch(new PageKey(1, step % 20));
            pool.Touch(new PageKey(2, step));
        }

        pool.ResetCounts();
        for (var page = 0; page < 20; page++)
        {
            pool.Touch(new PageKey(1, page));
        }

        Assert.Equal(20, pool.Hits);
    }

    [Fact]
    public void A_scan_that_passes_by_leaves_no_trace()
    {
        var pool = new BufferPool(100 * PageBytes);
        for (var page = 0; page < 100; page++)
        {
            pool.Touch(new PageKey(1, page));
        }

        for (var page = 0; page < 10_000; page++)
        {
            Assert.False(pool.Pass(new PageKey(2, page)));
        }

        Assert.All(Enumerable.Range(0, 100), page => Assert.True(pool.Pass(new PageKey(1, page))));
    }

    [Fact]
    public void Under_uniform_use_the_hit_ratio_is_the_part_that_fits()
    {
        var pool = new BufferPool(250 * PageBytes);
        for (ulong step = 0; step < 200_000; step++)
        {
            pool.Touch(new PageKey(1, (long)(StableHash.Mix(step + 1) % 1_000)));
        }

        Assert.InRange((double)pool.Hits / pool.Requests, 0.24, 0.26);
    }

    [Fact]
    public void A_smaller_pool_keeps_the_pages_that_are_used_most()
    {
        var pool = new BufferPool(100 * PageBytes);
        for (var step = 0; step < 300; step++)
        {
            pool.Touch(new PageKey(1, step % 100));
            pool.Touch(new PageKey(1, step % 10));
        }

        pool.Resize(10 * PageBytes);

        Assert.Equal(10, pool.Count);
        Assert.All(Enumerable.Range(0, 10), page => Assert.True(pool.Pass(new PageKey(1, page))));
    }

    [Fact]
    public void Changed_pages_that_make_room_are_counted_for_their_writer()
    {
        var pool = new BufferPool(10 * PageBytes);
        for (var page = 0; page < 10; page++)
        {
            pool.Touch(new PageKey(1, page));
            Assert.True(pool.MarkDirty(new PageKey(1, page)));
            Assert.False(pool.MarkDirty(new PageKey(1, page)));
        }

        for (var page = 100; page < 110; page++)
        {
            pool.Touch(new PageKey(1, page));
        }

        Assert.Equal(0, pool.DirtyCount);
        Assert.Equal(10, pool.TakeEvictedDirty());
        Assert.Equal(0, pool.TakeEvictedDirty());
    }

    [Fact]
    public void A_pool_of_a_terabyte_stays_small_in_the_simulator()
    {
        var pool = new BufferPool(1L << 40);

        Assert.InRange(pool.Capacity, 1 << 19, 1 << 20);
        Assert.Equal((1L << 40) / PageBytes, pool.CapacityPages);
    }

    /// <summary>Touches, changes, passes by, cleans, forgets and resizes, as the number says.</summary>
    private static void Use(BufferPool pool, int page)
    {
        var magnitude = Math.Abs((long)page);
        var key = new PageKey(1 + (int)(magnitude % 3), magnitude % 50);
        switch (magnitude % 23)
        {
            case 0:
                pool.Resize((1 + (magnitude % 64)) * PageBytes);
                break;
            case 1:
                pool.Forget(key.Relation);
                break;
            case 2:
                pool.Pass(key);
                break;
            case 3:
                pool.Clean(key);
                break;
            case < 8:
                pool.Touch(key);
                pool.MarkDirty(key);
                break;
            default:
                pool.Touch(key);
                break;
        }
    }

    private static void Check(Func<int[], bool> holds) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(2, 3).WithMaxTest(500),
        Prop.ForAll(Arb.From(Gen.Choose(-100_000, 100_000).ArrayOf(300)), holds));
}
