using System.Text.Json;

namespace BottleneckSim.Validation.Databases.Pages;

/// <summary>What <c>EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)</c> tells of the buffer pool.</summary>
internal static class PlanBuffers
{
    /// <summary>Accesses of the whole plan: those that found their page in the pool and those that had to read it. Planning is not counted.</summary>
    /// <param name="json">The text.</param>
    public static long Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var plan = document.RootElement[0].GetProperty("Plan");
        return plan.GetProperty("Shared Hit Blocks").GetInt64() + plan.GetProperty("Shared Read Blocks").GetInt64();
    }
}
