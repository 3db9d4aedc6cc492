using System.Text.Json;
using System.Text.Json.Serialization;
using BottleneckSim.Validation.Plots;

namespace BottleneckSim.Validation.Reports;

/// <summary>Keeps each section in a file of its own, so that sections can be made at different times and on different machines.</summary>
/// <remarks>
/// <code>
/// suite ──► section ──► validation/theory.json ──┐
///                       validation/*.svg         ├──► validation.md
/// suite ──► section ──► validation/speed.json ───┘
/// </code>
/// </remarks>
/// <param name="output">The folder of the page, usually <c>docs</c>.</param>
public sealed class SectionStore(string output)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The folder of the sections and plots, below the page's.</summary>
    public string Folder { get; } = Path.Combine(output, "validation");

    /// <summary>The page.</summary>
    public string PageFile { get; } = Path.Combine(output, "validation.md");

    /// <summary>Stores a section and its plots in place of what was stored before, and writes the page anew.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Store(ValidationSection section)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(FileOf(section.Id), JsonSerializer.Serialize(section, Json) + "\n");
        foreach (var plot in section.Plots)
            File.WriteAllText(Path.Combine(Folder, plot.Name + ".svg"), SvgPlot.Draw(plot));
        WritePage();
    }

    /// <summary>Writes the page from what is stored.</summary>
    public void WritePage() => File.WriteAllText(PageFile, ValidationPage.Render(All()));

    /// <summary>All stored sections, in the page's order.</summary>
    /// <exception cref="InvalidDataException">A stored file is not a section.</exception>
    public IReadOnlyList<ValidationSection> All() => [.. SectionIds.All.Where(id => File.Exists(FileOf(id))).Select(Read)];

    /// <summary>The section as it is stored; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The stored file is not a section.</exception>
    public ValidationSection? Find(string id) => File.Exists(FileOf(id)) ? Read(id) : null;

    private ValidationSection Read(string id)
    {
        try
        {
            return JsonSerializer.Deserialize<ValidationSection>(File.ReadAllText(FileOf(id)), Json) ?? throw new JsonException("the file is empty");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{FileOf(id)} is not a stored section: {exception.Message} Make it again with 'bottlenecksim validate-models --section {id}'.", exception);
        }
    }

    private string FileOf(string id) => Path.Combine(Folder, id + ".json");
}
