using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any quantity as a person writes it, spread over orders of magnitude.</summary>
internal static class AnyQuantity
{
    private const int Steps = 1_000;
    private static readonly string[] Laws = ["exponential", "between", "erlang", "lognormal", "pareto", "weibull", "empirical"];

    /// <summary>A whole number, small ones as likely as large ones.</summary>
    public static Gen<string> Number(int least, int most) => Logarithmic(Math.Max(1, least), most)
        .SelectMany(value => Gen.Frequency((least == 0 ? 1 : 0, Gen.Constant(0)), (9, Gen.Constant(value))))
        .Select(value => value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A duration in microseconds.</summary>
    public static Gen<string> Microseconds(int least, int most) => Number(least, most).Select(value => value + "us");

    /// <summary>A share.</summary>
    public static Gen<string> Percent(int least, int most) => Gen.Choose(least, most).Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}%"));

    /// <summary>A duration, or a law that durations follow, of about a size.</summary>
    public static Gen<string> Demand(int leastMicroseconds, int mostMicroseconds) => Gen.Frequency(
        (2, Microseconds(leastMicroseconds, mostMicroseconds)),
        (3, Gen.Elements(Laws).SelectMany(law => Logarithmic(leastMicroseconds, mostMicroseconds).SelectMany(size => Law(law, size)))));

    /// <summary>A duration or law with or without the word that every attempt draws anew.</summary>
    public static Gen<string> ScopedDemand(int mostMicroseconds) => Gen.Frequency(
        (2, Microseconds(1, mostMicroseconds)),
        (3, from law in Gen.Elements(Laws)
            from size in Logarithmic(1, mostMicroseconds)
            from text in Law(law, size)
            from scope in Gen.Elements(string.Empty, ", per-execution: true")
            select text[..^2] + scope + " }"));

    /// <summary>One of several, or nothing.</summary>
    public static Gen<string> Maybe(params string[] texts) => Gen.Frequency((1, Gen.Constant(string.Empty)), (1, Gen.Elements(texts)));

    /// <summary>A text, or nothing.</summary>
    public static Gen<string> Maybe(Gen<string> text) => Gen.Frequency((1, Gen.Constant(string.Empty)), (1, text));

    private static Gen<int> Logarithmic(int least, int most) => Gen.Choose(0, Steps)
        .Select(step => (int)Math.Clamp(Math.Round(least * Math.Pow(most / (double)least, step / (double)Steps)), least, most));

    private static Gen<string> Law(string law, int size)
    {
        var text = size.ToString(CultureInfo.InvariantCulture);
        var more = (size * 3L).ToString(CultureInfo.InvariantCulture);
        return law switch
        {
            "between" => Gen.Constant($"{{ between: [{text}us, {more}us] }}"),
            "erlang" => Gen.Choose(1, 20).Select(stages => $"{{ erlang: {{ mean: {text}us, stages: {stages.ToString(CultureInfo.InvariantCulture)} }} }}"),
            "lognormal" => Gen.Constant($"{{ lognormal: {{ median: {text}us, p99: {more}us }} }}"),
            "pareto" => Gen.Elements("0.9", "1.5", "3").Select(shape => $"{{ pareto: {{ minimum: {text}us, shape: {shape}, maximum: {more}0us }} }}"),
            "weibull" => Gen.Elements("0.5", "1", "2").Select(shape => $"{{ weibull: {{ mean: {text}us, shape: {shape} }} }}"),
            "empirical" => Gen.Constant($"{{ empirical: [0us, {text}us, {more}us] }}"),
            _ => Gen.Constant($"{{ exponential: {text}us }}"),
        };
    }
}
