using System.Collections.Concurrent;
using System.Reflection;

namespace BottleneckSim.Architecture.Tests.Assemblies;

/// <summary>Nothing is shared between runs: two in one process do not notice each other.</summary>
public sealed class StaticStateTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Growing =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(SortedDictionary<,>), typeof(SortedSet<>),
        typeof(ConcurrentDictionary<,>), typeof(ConcurrentQueue<>), typeof(ConcurrentBag<>), typeof(AsyncLocal<>), typeof(ThreadLocal<>),
    ];

    [Fact]
    public void Static_fields_are_read_only() => Rule.Holds(
        "a static field is readonly or const",
        "hold the state in an object that the composition root makes",
        Fields().Where(field => !field.IsInitOnly && !field.IsLiteral).Select(Named));

    [Fact]
    public void Static_fields_hold_no_collection_that_grows() => Rule.Holds(
        "a static field is not declared as a collection that can grow",
        "use an array, FrozenDictionary, FrozenSet or a read-only interface",
        Fields().Where(field => field.FieldType.IsGenericType && Growing.Contains(field.FieldType.GetGenericTypeDefinition())).Select(Named));

    private static IEnumerable<FieldInfo> Fields() => ProductAssemblies.WrittenTypes.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(Statics));

    private static string Named(FieldInfo field) => $"{field.DeclaringType!.FullName}.{field.Name}: {field.FieldType.Name}";
}
