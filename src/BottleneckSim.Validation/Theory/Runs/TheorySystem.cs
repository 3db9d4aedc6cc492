using System.Collections.Immutable;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>A system that theory knows, with the figures to compare.</summary>
internal sealed record TheorySystem
{
    /// <summary>The heading that its rows stand under.</summary>
    public required string Group { get; init; }

    /// <summary>Its name, unique: <c>M/M/1 at 0.9</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The system.</summary>
    public required SystemDescription System { get; init; }

    /// <summary>How long it is run.</summary>
    public required RunLength Length { get; init; }

    /// <summary>The figures.</summary>
    public required ImmutableArray<TheoryFigure> Figures { get; init; }

    /// <summary>What explains a part of the figures' variance; used for those figures that say so.</summary>
    public ImmutableArray<ControlVariate> Controls { get; init; } = [];

    /// <summary>Its share of the family-wise error beside the others, for each gated figure: systems that need long runs take more.</summary>
    public double ErrorWeight { get; init; } = 1;

    /// <summary>Where it stands on the horizontal axis of its plot: load, capacity or users.</summary>
    public double Abscissa { get; init; }

    /// <summary>Whether it belongs to the bounded part of the table.</summary>
    public bool IsBounded { get; init; }

    /// <summary>The facts that its figures need.</summary>
    public ObservationInterests Interests { get; init; } = ObservationInterests.Requests;
}
