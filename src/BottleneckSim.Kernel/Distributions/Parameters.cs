using System.Runtime.CompilerServices;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Checks of distribution parameters: what was given, and what is allowed.</summary>
internal static class Parameters
{
    public static double RequireFinite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => double.IsFinite(value) ? value : throw Refusal(name, value, "a finite number");

    public static double RequirePositive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => double.IsFinite(value) && value > 0 ? value : throw Refusal(name, value, "a finite number above 0");

    public static double RequireNotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => double.IsFinite(value) && value >= 0 ? value : throw Refusal(name, value, "a finite number of at least 0");

    public static ArgumentOutOfRangeException Refusal(string name, object value, string allowed)
        => new(name, value, FormattableString.Invariant($"'{name}' is {value}; it must be {allowed}."));
}
