using BottleneckSim.Models.Databases.Growth.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Databases;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of how tables grow.</summary>
internal static class GrowthChangeDefinitions
{
    private const string InWord = "in";

    private static readonly Key<string> In = Key.Required(InWord, new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<string> Table = Key.Required("table", new ReferenceShape(NameKind.Table), "The table.").InScopeOf(InWord);
    private static readonly Key<double> Rate = Key.Required("grows", TableDefinitions.GrowthRate, "Rows that others add every second; 0/s for none.");
    private static readonly Key<long> Rows = Key.Omittable("rows", TableDefinitions.KeptRows, "Rows that are kept.", "all");

    public static ChangeKind SetGrowth { get; } = ChangeKind.Of(
        "set-growth",
        "Lets a table grow at another rate, or not at all.",
        values => new SetGrowth(values.Get(In), values.Get(Table), values.Get(Rate)),
        In, Table, Rate);

    public static ChangeKind KeepLast { get; } = ChangeKind.Of(
        "keep-last",
        "Keeps only the newest rows of a table: what is older is dropped, now and from then on, with its pages.",
        values => new KeepLast(values.Get(In), values.Get(Table), values.OrNull(Rows)),
        In, Table, Rows);
}
