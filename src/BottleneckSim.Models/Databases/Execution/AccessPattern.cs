using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>A part of a statement's page visits. Which page comes when is a pure function of the pattern, so nothing has to be stored.</summary>
internal readonly record struct AccessPattern
{
    /// <summary>Odd, so that consecutive rows get unrelated pages.</summary>
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    /// <summary>Pages of one large read: PostgreSQL's ring of 256 KiB.</summary>
    private const int PagesPerLargeRead = 32;

    /// <summary>Longer lists of single reads are done in so many rounds, so that one statement makes a bounded number of events.</summary>
    private const int RoundsOfSingleReads = 16;

    private const int PagesPerRoundAtMost = 16;

    /// <summary>A spread pattern denser than one page in four is read as if it were gapless.</summary>
    private const int DenseSpread = 4;

    /// <summary>In what order.</summary>
    public required PatternKind Kind { get; init; }

    /// <summary>Of which table or index; null for a temporary file.</summary>
    public StoredRelation? Relation { get; init; }

    /// <summary>How many visits.</summary>
    public required long Count { get; init; }

    /// <summary>The first page, or the first page of the range.</summary>
    public long Start { get; init; }

    /// <summary>Pages of the range that scattered and spread visits lie in.</summary>
    public long Range { get; init; }

    /// <summary>Of a growing range, the pages that it had at the start; 0 for one that does not grow.</summary>
    public long SettledRange { get; init; }

    /// <summary>Pages of the part of the range in which a scattered visit may lie, which moves through the range as visits go on; 0 where each may lie anywhere in it.</summary>
    public long Window { get; init; }

    /// <summary>Whether that part moves from the range's end to its beginning.</summary>
    public bool MovesDown { get; init; }

    /// <summary>Tells the pages of different values apart.</summary>
    public ulong Seed { get; init; }

    /// <summary>The first row, for scattered visits; the following ones count up or, where <see cref="IsBackward"/>, down.</summary>
    public long FirstRow { get; init; }

    /// <summary>Whether rows are visited from the last to the first.</summary>
    public bool IsBackward { get; init; }

    /// <summary>Where in the key order a descent leads: 0 to 1.</summary>
    public double Position { get; init; }

    /// <summary>Of a descent, the pages of the index's inner levels as they were when it was planned: rows that go meanwhile may take levels away.</summary>
    public ImmutableArray<long> Levels { get; init; }

    /// <summary>Whether the pages are changed.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Whether the pages are not kept in the pool (a large scan's ring).</summary>
    public bool PassesBy { get; init; }

    /// <summary>Whether other scans of the table may go along.</summary>
    public bool IsShared { get; init; }

    /// <summary>Pages after which a scan goes on at page 0; 0 for one that does not go round.</summary>
    public long WrapsAt { get; init; }

    /// <summary>Processor time of a visit.</summary>
    public long NanosecondsPerPage { get; init; }

    /// <summary>Whether misses are read in large pieces.</summary>
    public bool IsSequential => Kind switch
    {
        PatternKind.Sequential or PatternKind.TemporaryRead or PatternKind.TemporaryWrite => true,
        PatternKind.Spread => Count * DenseSpread >= Range,
        _ => false,
    };

    /// <summary>Whether a relation's pages are read one after another, at most with gaps that are read along, so that the next ones can be read ahead.</summary>
    public bool IsReadInOrder => Relation is not null && IsSequential && !IsChanged;

    /// <summary>Pages that the device passes by to read some: where the gaps of a dense spread are read along, they are, too.</summary>
    /// <param name="pages">Pages that are wanted.</param>
    public long PagesPassed(int pages) => Kind == PatternKind.Spread && IsSequential ? pages * Range / Count : pages;

    /// <summary>How many visits are looked at before their misses are read together.</summary>
    public int PagesPerRead => IsSequential
        ? PagesPerLargeRead
        : (int)Math.Clamp((Count + RoundsOfSingleReads - 1) / RoundsOfSingleReads, 1, PagesPerRoundAtMost);

    /// <summary>The page of a visit.</summary>
    /// <param name="visit">From 0 to <see cref="Count"/> less one.</param>
    public PageKey PageAt(long visit)
    {
        var page = Kind switch
        {
            PatternKind.Descent => StoredIndex.InnerPage(Levels, (int)visit, Position),
            PatternKind.Scattered when Window > 0 && Window < Range => Start + WindowAt(visit) + Below(RowHash(visit), Window),
            PatternKind.Scattered => Start + Place(RowHash(IsBackward ? FirstRow - visit : FirstRow + visit)),
            PatternKind.Spread => Start + SpreadPage(visit),
            _ when WrapsAt > 0 && Start + visit >= WrapsAt => Start + visit - WrapsAt,
            _ => Start + visit,
        };
        return new PageKey(Relation!.Number, page);
    }

    /// <summary>A fraction from a hash: above 0, below 1.</summary>
    public static double Fraction(ulong hash) => ((hash >> 11) | 1) * TwoToMinus53;

    /// <summary>A number below a bound from a hash.</summary>
    public static long Below(ulong hash, long bound) => (long)Math.BigMul(hash, (ulong)bound, out _);

    /// <summary>
    /// The page of a row. As a range grows from n pages to n + e, e in n + e of the rows are on the new pages and the others stay where they were: a row is on the new page
    /// that came when that share reached a number of its own.
    /// </summary>
    private long Place(ulong hash)
    {
        if (SettledRange == 0 || Range <= SettledRange)
        {
            return Below(hash, Range);
        }

        var share = Fraction(StableHash.Mix(hash));
        var added = SettledRange * share / (1 - share);
        return added < Range - SettledRange ? SettledRange + (long)added : Below(hash, SettledRange);
    }

    private long WindowAt(long visit) => (long)(((MovesDown ? Count - 1 - visit : visit) + 0.5) / Count * (Range - Window + 1));

    private ulong RowHash(long row) => StableHash.Mix(Seed + ((ulong)row * GoldenGamma));

    private long SpreadPage(long visit) =>
        Math.Min(Range - 1, (long)((visit + Fraction(RowHash(visit))) / Count * Range));
}
