namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>A dashboard in the few words that differ from one to the next; <see cref="GrafanaWriter"/> adds what is alike.</summary>
/// <remarks>
/// Why not JSON by hand: a panel is fifty lines there, of which five are its own; the wire names come from the catalogue here, so
/// that a renamed instrument does not compile; and what the lint asks for is written once. The JSON files are still what is
/// shipped and reviewed: a test compares them with this description, and <c>UPDATE_GOLDEN_FILES=1</c> writes them.
/// </remarks>
internal sealed record DashboardDescription(string Uid, string Title, string Description, IReadOnlyList<RowDescription> Rows);

/// <summary>Panels under a heading.</summary>
internal sealed record RowDescription(string Title, params IReadOnlyList<PanelDescription> Panels);

/// <summary>A time series panel.</summary>
/// <param name="Title">Unique within its dashboard.</param>
/// <param name="Description">What it shows and how to read it.</param>
/// <param name="Unit">Grafana's id of the unit.</param>
/// <param name="Targets">What is drawn.</param>
internal sealed record PanelDescription(string Title, string Description, string Unit, params IReadOnlyList<TargetDescription> Targets)
{
    /// <summary>The upper end of the axis; null for the data's.</summary>
    public double? Maximum { get; init; }

    /// <summary>Where a click on a series leads, if anywhere.</summary>
    public string? Link { get; init; }

    /// <summary>Whether only the latest values are shown, one below the other.</summary>
    public bool IsList { get; init; }
}

/// <summary>One query and the name of each series it gives.</summary>
internal sealed record TargetDescription(string Expression, string Legend);
