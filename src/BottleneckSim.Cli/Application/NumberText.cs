using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace BottleneckSim.Cli.Application;

/// <summary>Numbers of the command line: written as in a program, whatever the country.</summary>
internal static class NumberText
{
    /// <summary>Reads an option's number.</summary>
    /// <param name="result">What was given; it gets the error if that is no such number.</param>
    /// <param name="option">The option, as it is written.</param>
    /// <param name="allowed">What is allowed, in words.</param>
    /// <param name="isAllowed">Which numbers are; all of the type where there is none.</param>
    /// <returns>The number; 0 with an error.</returns>
    public static T Read<T>(ArgumentResult result, string option, string allowed, Func<T, bool>? isAllowed = null)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[^1].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var number) && isAllowed?.Invoke(number) != false)
            return number;
        result.AddError($"{option}: '{text}' is not allowed; allowed: {allowed}.");
        return T.Zero;
    }
}
