using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Calls.Retries;

namespace BottleneckSim.Models.Calls;

/// <summary>What a caller does beyond waiting for one answer.</summary>
/// <remarks>
/// <code>
/// call ──► breaker ──► attempt ──► answer ──► done
///            │ open       │ failed, timed out ──► budget ──► back-off ──► attempt …
///            └► refused   └ slow ──► copy (hedge or tie): the first answer wins
/// </code>
/// Everything is off unless asked for.
/// </remarks>
public sealed record CallPolicy
{
    /// <summary>No policy: one attempt.</summary>
    public static CallPolicy None { get; } = new();

    /// <summary>Whether and how failed attempts are repeated; null means never.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>When calls are refused without trying; null means never.</summary>
    public BreakerOptions? Breaker { get; init; }

    /// <summary>When a second copy is sent beside a slow attempt; null means never. Not together with <see cref="Tie"/>.</summary>
    public HedgeOptions? Hedge { get; init; }

    /// <summary>When a twin is sent that is cancelled as soon as either begins; null means never. Not together with <see cref="Hedge"/>.</summary>
    public TieOptions? Tie { get; init; }

    /// <summary>Whether the server is told to stop work that nobody waits for any more; otherwise it goes on. Default: not told.</summary>
    public bool CancelsAbandoned { get; init; }

    /// <summary>Whether the call carries the instant by which its answer is useless, so that servers down the line skip work that comes too late. Default: not.</summary>
    public bool PropagatesDeadline { get; init; }

    /// <summary>Whether nodes between caller and server must be able to find the call again.</summary>
    internal bool IsTracked => Hedge is not null || Tie is not null || CancelsAbandoned;
}
