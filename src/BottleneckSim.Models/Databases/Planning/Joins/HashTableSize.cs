using System.Numerics;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>The shape of a hash join's table (<c>ExecChooseHashTableSize</c>).</summary>
/// <param name="Buckets">Buckets of each part.</param>
/// <param name="Batches">Parts, all but one of which wait on the disk.</param>
internal readonly record struct HashTableSize(double Buckets, double Batches)
{
    private const int RowHeaderBytes = 16 + 16;
    private const int PointerBytes = 8;
    private const int FewestBuckets = 1024;
    private const int CommonValueBytes = PointerBytes * PointerBytes + 4 + 16;
    private const double ShareOfCommonValues = 0.02;

    public static HashTableSize Of(double rows, int widthBytes, long workMemoryBytes)
    {
        var rowBytes = RowHeaderBytes + PageLayout.Aligned(widthBytes);
        var memory = workMemoryBytes * RowMemory.HashMultiplier;
        var commonValues = Math.Floor(Math.Floor(memory / (rowBytes + CommonValueBytes)) * ShareOfCommonValues);
        memory -= commonValues * (rowBytes + CommonValueBytes);
        var mostPointers = (double)(BitOperations.RoundUpToPowerOf2((ulong)(memory / PointerBytes) + 1) / 2);
        var buckets = PowerOfTwo(Math.Max(FewestBuckets, Math.Min(Math.Ceiling(rows), mostPointers)));
        var bytes = Math.Max(1, rows) * rowBytes;
        if (bytes + (buckets * PointerBytes) <= memory)
        {
            return new HashTableSize(buckets, 1);
        }

        buckets = Math.Min(PowerOfTwo(Math.Max(1, Math.Floor(memory / (rowBytes + PointerBytes)))), mostPointers);
        var batches = Math.Ceiling(bytes / (memory - (buckets * PointerBytes)));
        return new HashTableSize(buckets, PowerOfTwo(Math.Max(2, Math.Min(batches, mostPointers))));
    }

    private static double PowerOfTwo(double atLeast) => BitOperations.RoundUpToPowerOf2((ulong)atLeast);
}
