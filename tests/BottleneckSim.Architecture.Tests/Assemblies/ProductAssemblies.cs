using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using BottleneckSim.Architecture.Tests.Projects;

namespace BottleneckSim.Architecture.Tests.Assemblies;

/// <summary>The product as it was built, beside this test.</summary>
internal static class ProductAssemblies
{
    /// <summary>One assembly a project of the product.</summary>
    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. ProjectFile.Product
            .Select(project => (string?)project.Items("AssemblyName").SingleOrDefault() ?? project.Name)
            .Select(name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"))),
    ];

    /// <summary>The types that somebody wrote.</summary>
    public static IEnumerable<Type> WrittenTypes => All.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type));

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
        || type.Name.StartsWith('<')
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
