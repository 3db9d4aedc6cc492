using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Links;

/// <summary>How many bytes follow the header of a tier's answers. Found once for a tier: every answer is weighed at both ends.</summary>
/// <param name="BytesPerUnit">Bytes for each unit of the answer's value: rows of a database, bytes of a server.</param>
/// <param name="BytesIfAny">Bytes if the value is above 0: what a cache has found.</param>
internal readonly record struct AnswerContent(long BytesPerUnit, long BytesIfAny)
{
    /// <summary>A row in a database's answer, which may have less columns than the table.</summary>
    public const long Row = 100;

    /// <summary>What a tier's answers contain.</summary>
    public static AnswerContent Of(TierOptions? sender) => sender switch
    {
        WebOptions => new AnswerContent(1, 0),
        DatabaseOptions => new AnswerContent(Row, 0),
        CacheOptions cache => new AnswerContent(0, cache.EntryBytes),
        _ => default,
    };

    /// <summary>The bytes of an answer with a value.</summary>
    public long Of(long value) => (value * BytesPerUnit) + (value > 0 ? BytesIfAny : 0);
}
