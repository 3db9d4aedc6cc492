namespace BottleneckSim.Models.Databases.Queries;

/// <summary>Where in a column's values the range of a query lies.</summary>
public enum RangePosition
{
    /// <summary>At the upper end, always the same rows: "the last seven days".</summary>
    UpperEnd,

    /// <summary>Anywhere, drawn for each request unless the range says where it begins.</summary>
    Anywhere,
}
