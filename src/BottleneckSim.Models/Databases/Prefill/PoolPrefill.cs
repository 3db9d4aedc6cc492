using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;

namespace BottleneckSim.Models.Databases.Prefill;

/// <summary>Replays statements at zero time, so that a run does not begin with a pool that no one has used.</summary>
internal sealed class PoolPrefill(BufferPool pool, DrawKey draws)
{
    private const int TouchesPerFrame = 6;
    private const long MaximumTouches = 4_000_000;
    private const long MaximumStatements = 500_000;

    /// <summary>When so many statements in a row have read nothing new, all they ever ask for is in the pool.</summary>
    private const int StatementsWithoutRead = 2_000;

    /// <summary>A longer part of a statement is replayed only so far.</summary>
    private const long MaximumTouchesPerPattern = 100_000;

    private static readonly Purpose Replay = new("pool-prefill");
    private static readonly Purpose Choice = new("pool-prefill-query");

    /// <summary>Fills the pool with what the statements, in their mix, would keep there.</summary>
    /// <param name="statements">The statements and how often each is asked, relative to the others.</param>
    public void Fill(IReadOnlyList<(PreparedStatement Statement, double Weight)> statements)
    {
        var total = statements.Sum(entry => entry.Weight);
        if (total <= 0)
        {
            return;
        }

        var most = Math.Min(MaximumTouches, (long)pool.Capacity * TouchesPerFrame);
        var scratch = new Statement(0);
        var reads = pool.Reads;
        long lastRead = 0;
        for (long index = 0; index < MaximumStatements && pool.Requests < most && index - lastRead < StatementsWithoutRead; index++)
        {
            var draw = draws.With(Replay).With(index);
            var prepared = Choose(statements, draw.With(Choice).UnitOpen * total);
            scratch.Reset();
            prepared.Fill(scratch, StatementValues.Of(prepared.Keys, draw, 0));
            foreach (var pattern in scratch.Patterns)
            {
                Touch(pattern);
            }

            lastRead = pool.Reads > reads ? index : lastRead;
            reads = pool.Reads;
        }

        pool.ResetCounts();
    }

    private void Touch(in AccessPattern pattern)
    {
        if (pattern.PassesBy || pattern.Relation is null)
        {
            return;
        }

        var visits = Math.Min(pattern.Count, MaximumTouchesPerPattern);
        for (long visit = 0; visit < visits; visit++)
        {
            pool.Touch(pattern.PageAt(visit));
        }
    }

    private static PreparedStatement Choose(IReadOnlyList<(PreparedStatement Statement, double Weight)> statements, double at)
    {
        foreach (var (statement, weight) in statements)
        {
            at -= weight;
            if (at < 0)
            {
                return statement;
            }
        }

        return statements[^1].Statement;
    }
}
