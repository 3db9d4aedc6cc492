namespace BottleneckSim.TestSupport.Dashboards;

/// <summary>What Grafana would put in place of a query's variables.</summary>
/// <param name="RateInterval">For <c>$__rate_interval</c>, for example <c>4s</c> (Grafana: four scrape intervals at least).</param>
/// <param name="Job">A regular expression for <c>$job</c>.</param>
/// <param name="Instance">A regular expression for <c>$instance</c>.</param>
public sealed record PanelVariables(string RateInterval, string Job = ".+", string Instance = ".+")
{
    /// <summary>The query without variables.</summary>
    /// <exception cref="InvalidOperationException">A variable is left that this does not know.</exception>
    public string Substitute(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var result = expression
            .Replace("$__rate_interval", RateInterval, StringComparison.Ordinal)
            .Replace("$__range", RateInterval, StringComparison.Ordinal)
            .Replace("$job", Job, StringComparison.Ordinal)
            .Replace("$instance", Instance, StringComparison.Ordinal);
        return result.Contains('$', StringComparison.Ordinal)
            ? throw new InvalidOperationException($"'{expression}' has a variable that the tests do not know.")
            : result;
    }
}
