using System.Globalization;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Which tiers a random scenario has; their names follow from it.</summary>
/// <param name="Webs">Web tiers, 1 to 4: <c>web-0</c> is what users ask; a tier calls those of a higher number only, so that there is no circle.</param>
/// <param name="HasCache">Whether there is a tier <c>cache</c>.</param>
/// <param name="HasDatabase">Whether there is a tier <c>db</c>, to which each web tier has a pool of that name.</param>
/// <param name="HasQueue">Whether there are a tier <c>queue</c> and a tier <c>worker</c> that does its <c>job</c>.</param>
internal sealed record Cast(int Webs, bool HasCache, bool HasDatabase, bool HasQueue)
{
    /// <summary>The endpoint that every web tier has.</summary>
    public const string FirstEndpoint = "GET /";

    /// <summary>The endpoint that the first web tier has besides.</summary>
    public const string SecondEndpoint = "POST /";

    /// <summary>Every database has these queries.</summary>
    public static readonly string[] Queries = ["read", "scan", "insert", "update", "delete", "part"];

    /// <summary>The name of a web tier.</summary>
    public static string Web(int number) => string.Create(CultureInfo.InvariantCulture, $"web-{number}");
}
