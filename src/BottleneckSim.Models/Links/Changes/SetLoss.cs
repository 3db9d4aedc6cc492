using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Changes;

/// <summary>Lets the link between two tiers lose a share of the messages: a failing switch, an overrun buffer.</summary>
/// <param name="From">One end: a tier or a load population.</param>
/// <param name="To">The other end.</param>
/// <param name="Share">The share that is lost and sent again after a time-out: 0 to 0.5.</param>
public sealed record SetLoss(string From, string To, double Share) : Change
{
    private const double Largest = 0.5;

    /// <inheritdoc />
    public override string Kind => "set-loss";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => Share is >= 0 and <= Largest
        ? LinkEdits.With(system, From, To, LinkEdits.Find(system, From, To) with { Loss = Share })
        : throw new ChangeRefusedException(string.Create(CultureInfo.InvariantCulture, $"The share of messages lost must be 0 to {Largest}, not {Share}."));

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Share = LinkEdits.Find(before, From, To).Loss };

    /// <inheritdoc />
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{From} to {To}: {Share * 100:0.####} % of messages are lost");
}
