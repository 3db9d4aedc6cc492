namespace BottleneckSim.ReferenceService.Financing;

/// <summary>What a customer pays who pays by the month.</summary>
/// <param name="Months">How many payments.</param>
/// <param name="Monthly">Each payment.</param>
/// <param name="AnnualRate">The effective annual rate, 0.1 for 10 %.</param>
internal sealed record InstalmentPlan(int Months, decimal Monthly, decimal AnnualRate)
{
    private const decimal Fee = 9.90m;
    private const decimal Surcharge = 0.0065m;
    private const decimal HighestMonthlyRate = 1m;
    private const int Halvings = 48;
    private const int MonthsInYear = 12;

    /// <summary>The plan for a price. The rate has no closed form; money is counted in decimals, so it is found by bisection.</summary>
    public static InstalmentPlan Of(decimal price, int months)
    {
        var monthly = Math.Round((price + Fee + (price * Surcharge * months)) / months, 2);
        var (low, high) = (0m, HighestMonthlyRate);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (PresentValue(monthly, months, middle) > price)
                low = middle;
            else
                high = middle;
        }

        return new InstalmentPlan(months, monthly, Annual(low));
    }

    private static decimal PresentValue(decimal monthly, int months, decimal rate)
    {
        var (value, growth) = (0m, 1 + rate);
        for (var month = 0; month < months; month++)
            value = (value + monthly) / growth;
        return value;
    }

    private static decimal Annual(decimal monthlyRate)
    {
        var growth = 1m;
        for (var month = 0; month < MonthsInYear; month++)
            growth *= 1 + monthlyRate;
        return growth - 1;
    }
}
