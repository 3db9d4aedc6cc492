namespace BottleneckSim.Models.Databases.Planning;

/// <summary>What the planner believes things to cost, in units of one page read in sequence. Defaults: PostgreSQL 15, chapter 20.7.2.</summary>
/// <param name="SequentialPage">Reading the next page (<c>seq_page_cost</c>): above 0 to 10⁶, default 1.</param>
/// <param name="RandomPage">Reading a page somewhere (<c>random_page_cost</c>): above 0 to 10⁶, default 4.</param>
/// <param name="Tuple">Processing a row (<c>cpu_tuple_cost</c>): 0 to 10⁶, default 0.01.</param>
/// <param name="IndexTuple">Processing an index entry (<c>cpu_index_tuple_cost</c>): 0 to 10⁶, default 0.005.</param>
/// <param name="Operator">One comparison or function (<c>cpu_operator_cost</c>): 0 to 10⁶, default 0.0025.</param>
/// <param name="EffectiveCacheBytes">Memory for caching that the planner counts on (<c>effective_cache_size</c>): 8 KiB to 16 TiB, default 4 GiB.</param>
public sealed record PlannerCosts(
    double SequentialPage = 1,
    double RandomPage = 4,
    double Tuple = 0.01,
    double IndexTuple = 0.005,
    double Operator = 0.0025,
    long EffectiveCacheBytes = 4L << 30);
