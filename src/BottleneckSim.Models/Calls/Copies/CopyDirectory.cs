using System.Collections.Immutable;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Calls.Copies;

/// <summary>What a balancer remembers of calls that have copies or may be cancelled, as long as they are under way.</summary>
/// <remarks>
/// <code>
/// copy 0 ──► instance a     a begins: "began" ──► balancer ──► "cancel" ──► b
/// copy 1 ──► instance b     (a copy 1 that comes after that is turned away)
/// </code>
/// </remarks>
internal sealed class CopyDirectory
{
    private readonly Dictionary<CallIdentity, Entry> _entries = [];
    private readonly Dictionary<int, CallIdentity> _identities = [];

    /// <summary>The instance for a call: the one chosen, or the next that serves no earlier attempt of it.</summary>
    public int Choose(in Message call, int chosen, ImmutableArray<int> instances)
    {
        var terms = new CallTerms(call.Value);
        if (!terms.IsTracked || terms.Attempt == 0)
        {
            return chosen;
        }

        var identity = CallIdentity.Of(call);
        if (!IsServing(identity, chosen))
        {
            return chosen;
        }

        var position = instances.IndexOf(chosen);
        for (var tries = 0; tries < instances.Length && IsServing(identity, chosen); tries++)
        {
            position = (position + 1) % instances.Length;
            chosen = instances[position];
        }

        return chosen;
    }

    /// <summary>Whether a tied call comes after its twin has begun.</summary>
    public bool ComesTooLate(in Message call)
    {
        if (!new CallTerms(call.Value).IsTied)
        {
            return false;
        }

        return _entries.TryGetValue(CallIdentity.Of(call).Twin, out var twin) && twin.HasBegun;
    }

    /// <summary>A call goes to an instance.</summary>
    public void Add(in Message call, int instance, int slot)
    {
        if (new CallTerms(call.Value).IsTracked)
        {
            var identity = CallIdentity.Of(call);
            _entries[identity] = new Entry(instance, slot, false);
            _identities[slot] = identity;
        }
    }

    /// <summary>A call has been answered.</summary>
    public void Remove(int slot)
    {
        if (_identities.Remove(slot, out var identity) && _entries.TryGetValue(identity, out var entry) && entry.Slot == slot)
        {
            _entries.Remove(identity);
        }
    }

    /// <summary>The attempt that a cancellation is about; null if it is over.</summary>
    public Entry? Find(in Message cancellation) => _entries.TryGetValue(CallIdentity.Of(cancellation), out var entry) ? entry : null;

    /// <summary>A tied attempt has begun: its twin, if that is under way.</summary>
    public Entry? Begin(int slot)
    {
        if (!_identities.TryGetValue(slot, out var own) || !_entries.TryGetValue(own, out var entry))
        {
            return null;
        }

        _entries[own] = entry with { HasBegun = true };
        return _entries.TryGetValue(own.Twin, out var twin) ? twin : null;
    }

    private bool IsServing(CallIdentity identity, int instance)
    {
        for (var attempt = 0; attempt < identity.Attempt; attempt++)
        {
            if (_entries.TryGetValue(identity with { Attempt = attempt }, out var entry) && entry.Instance == instance)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An attempt under way.</summary>
    /// <param name="Instance">Who serves it.</param>
    /// <param name="Slot">The balancer's slot for it.</param>
    /// <param name="HasBegun">Whether its server has said that it began.</param>
    public readonly record struct Entry(int Instance, int Slot, bool HasBegun);
}
