using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using BottleneckSim.ReferenceService.Catalogue;
using BottleneckSim.ReferenceService.Financing;

namespace BottleneckSim.ReferenceService.Rendering;

/// <summary>Writes pages as compressed HTML with instalment plans, dear products with more of them: the processor time of the service.</summary>
internal sealed class PageWriter
{
    private const int BrotliQuality = 1;
    private const int BrotliWindowBits = 16;
    private const int FrameLines = 40;
    private const int PlansAtLeast = 3;
    private const int PriceStepCents = 8_192;
    private const int MonthsStep = 6;
    private const int MonthsInList = 12;

    private readonly byte[] _frame = Frame();

    /// <summary>The page of a product.</summary>
    public byte[] Product(ProductDetails details)
    {
        var page = Begin(details.Product.Name);
        Write(page, details.Product);
        var plans = PlansAtLeast + (details.Product.PriceCents / PriceStepCents);
        for (var plan = 1; plan <= plans; plan++)
            Write(page, InstalmentPlan.Of(PriceOf(details.Product), plan * MonthsStep));
        foreach (var review in details.Reviews)
            Write(page, string.Create(CultureInfo.InvariantCulture, $"<blockquote class=\"review stars-{review.Stars}\"><p>{review.Text}</p></blockquote>\n"));
        return Compress(page.WrittenSpan);
    }

    /// <summary>The page of a category.</summary>
    public byte[] Category(int category, IReadOnlyList<Product> products)
    {
        var page = Begin(string.Create(CultureInfo.InvariantCulture, $"Category {category}"));
        foreach (var product in products)
        {
            Write(page, product);
            Write(page, InstalmentPlan.Of(PriceOf(product), MonthsInList));
        }

        return Compress(page.WrittenSpan);
    }

    private ArrayBufferWriter<byte> Begin(string title)
    {
        var page = new ArrayBufferWriter<byte>(16 * 1_024);
        Write(page, $"<!doctype html><title>{title}</title>\n");
        page.Write(_frame);
        return page;
    }

    private static void Write(ArrayBufferWriter<byte> page, Product product) => Write(page, string.Create(
        CultureInfo.InvariantCulture,
        $"<article id=\"{product.Id}\"><h2>{product.Name}</h2><p class=\"price\">{product.PriceCents / 100}.{product.PriceCents % 100:00}</p><p>{product.Description}</p></article>\n"));

    private static void Write(ArrayBufferWriter<byte> page, InstalmentPlan plan) => Write(page, string.Create(
        CultureInfo.InvariantCulture, $"<p class=\"plan\">{plan.Months} months: {plan.Monthly:F2} a month, {plan.AnnualRate:P2} a year</p>\n"));

    private static decimal PriceOf(Product product) => product.PriceCents / 100m;

    private static void Write(ArrayBufferWriter<byte> page, string text) => Encoding.UTF8.GetBytes(text, page);

    private static byte[] Compress(ReadOnlySpan<byte> page)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(page.Length));
        if (!BrotliEncoder.TryCompress(page, buffer, out var length, BrotliQuality, BrotliWindowBits))
            throw new InvalidOperationException("A page did not fit the buffer that Brotli asks for.");
        var compressed = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return compressed;
    }

    /// <summary>What is the same on every page: navigation and style.</summary>
    private static byte[] Frame()
    {
        var frame = new StringBuilder();
        for (var line = 0; line < FrameLines; line++)
            frame.Append(CultureInfo.InvariantCulture, $"<li class=\"menu-{line % 7}\"><a href=\"/categories/{line * 31 % 200}\">Department {line * 2_654_435_761 % 1_000_003:x}</a></li>\n");
        return Encoding.UTF8.GetBytes(frame.ToString());
    }
}
