using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Indexes;

/// <summary>An index as it is stored: its pages lie level after level, the root first, the leaves last.</summary>
/// <remarks>
/// <code>
/// page 0: root │ 1 … : inner pages, level by level │ leaves, in key order │ (meta page)
/// </code>
/// </remarks>
internal sealed class StoredIndex : StoredRelation
{
    private readonly TableOptions _table;

    /// <summary>Lays an index out for so many rows.</summary>
    public StoredIndex(int number, IndexOptions options, TableOptions table, long rows, bool isReady)
        : base(number)
    {
        Options = options;
        _table = table;
        IsReady = isReady;
        Resize(rows);
    }

    /// <summary>The index.</summary>
    public IndexOptions Options { get; }

    /// <summary>Whether queries may use it; it has to be maintained in any case.</summary>
    public bool IsReady { get; set; }

    /// <summary>Its shape.</summary>
    public IndexSize Size { get; private set; }

    /// <summary>Bytes of an entry's values.</summary>
    public int KeyBytes => IndexSize.KeyBytes(Options, _table);

    /// <inheritdoc />
    public override long Pages => Size.Pages;

    /// <summary>The pages of each level above the leaves, the root first. A way down that was begun keeps these: the tree may have fewer levels before it ends.</summary>
    public ImmutableArray<long> Levels { get; private set; } = [];

    /// <summary>The first leaf.</summary>
    public long FirstLeaf => Size.InnerPages;

    /// <summary>Takes another number of rows into account.</summary>
    public void Resize(long rows)
    {
        Size = IndexSize.Of(Options, _table, rows);
        Levels = IndexSize.InnerLevels(Options, _table, Size.LeafPages);
    }

    /// <summary>The inner page that the way to a position passes.</summary>
    /// <param name="levels">The pages of each inner level, the root first.</param>
    /// <param name="level">0 for the root, up to the height less one.</param>
    /// <param name="position">Where in the key order: 0 to 1.</param>
    public static long InnerPage(ImmutableArray<long> levels, int level, double position)
    {
        long first = 0;
        for (var above = 0; above < level; above++)
        {
            first += levels[above];
        }

        return first + Math.Min(levels[level] - 1, (long)(position * levels[level]));
    }
}
