using System.Numerics;

namespace BottleneckSim.Models.LoadBalancing.Choosing;

/// <summary>Keeps the place with the lowest score at hand, the first of equals, while scores change one at a time.</summary>
/// <remarks>
/// <code>
///             1                the winner of all
///         0       3            the winner of each half …
///       0   1   2   3          places with their scores: a change plays again only the matches on its way up
/// </code>
/// A tournament tree (Knuth, The Art of Computer Programming, volume 3, section 5.4.1): looking costs nothing, a change log₂ n matches.
/// </remarks>
internal sealed class Tournament
{
    private long[] _scores = [];
    private int[] _winners = [];
    private int _leaves;

    /// <summary>How many places take part.</summary>
    public int Count { get; private set; }

    /// <summary>The first place with the lowest score; there must be one.</summary>
    public int Winner => _leaves == 1 ? 0 : _winners[1];

    /// <summary>Begins anew with so many places, all with a score of 0.</summary>
    public void Reset(int count)
    {
        Count = count;
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count));
        if (_scores.Length < _leaves)
        {
            (_scores, _winners) = (new long[_leaves], new int[_leaves]);
        }

        _scores.AsSpan(0, count).Clear();
        _scores.AsSpan(count, _leaves - count).Fill(long.MaxValue); // Never wins.
        for (var match = _leaves - 1; match > 0; match--)
        {
            _winners[match] = Play(match);
        }
    }

    /// <summary>The score of a place.</summary>
    public long this[int place] => _scores[place];

    /// <summary>Gives a place another score, below <see cref="long.MaxValue"/>.</summary>
    public void Set(int place, long score)
    {
        _scores[place] = score;
        for (var match = (_leaves + place) >> 1; match > 0; match >>= 1)
        {
            var winner = Play(match);
            if (_winners[match] == winner && winner != place)
            {
                return; // Lost here before and now: nothing changes further up.
            }

            _winners[match] = winner;
        }
    }

    private int Play(int match)
    {
        var left = WinnerOf(2 * match);
        var right = WinnerOf((2 * match) + 1);
        return _scores[right] < _scores[left] ? right : left;
    }

    private int WinnerOf(int match) => match >= _leaves ? match - _leaves : _winners[match];
}
