using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Takes from a scenario file all that is not needed for something to be seen with it: what is left is the smallest example (Zeller and Hildebrandt, TSE 2002, by the tree of the document).</summary>
public static class ScenarioPruning
{
    /// <summary>A valid scenario with which it is still seen, and from which nothing more can be taken, unless the trials were used up.</summary>
    /// <param name="text">A valid scenario with which it is seen.</param>
    /// <param name="isSeen">Whether it is seen with another valid scenario.</param>
    /// <param name="mostTrials">How often that may be asked.</param>
    public static string Prune(string text, Func<string, bool> isSeen, int mostTrials)
    {
        ArgumentNullException.ThrowIfNull(isSeen);
        if (DocumentReader.Read(text, new MistakeCollector("seed.yaml")) is not { } root)
            return text;
        var draft = Draft.Of(root);
        var trials = 0;
        while (trials < mostTrials && PruneOnce(draft, isSeen, mostTrials, ref trials))
        {
        }

        return DraftText.Write(draft);
    }

    /// <summary>Tries each removal once, the largest first; whether one succeeded.</summary>
    private static bool PruneOnce(Draft draft, Func<string, bool> isSeen, int mostTrials, ref int trials)
    {
        var isSmaller = false;
        foreach (var (host, child) in Parts(draft).OrderByDescending(part => part.Child.Size).ToList())
        {
            if (trials >= mostTrials || !draft.Holds(host) || !host.Children.Contains(child))
                continue;
            var before = host.ShallowCopy();
            host.Become(host.Items is { } items
                ? Draft.Of(items.Where(item => !ReferenceEquals(item, child)))
                : Draft.Of(host.Entries!.Where(entry => !ReferenceEquals(entry.Value, child))));
            if (DraftReading.Of(draft).IsRight && ++trials <= mostTrials && isSeen(DraftText.Write(draft)))
                isSmaller = true;
            else
                host.Become(before);
        }

        return isSmaller;
    }

    private static IEnumerable<(Draft Host, Draft Child)> Parts(Draft draft) =>
        draft.Children.SelectMany(child => Parts(child).Prepend((draft, child)));
}
