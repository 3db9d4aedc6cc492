using BottleneckSim.ReferenceService.Caching;
using BottleneckSim.ReferenceService.Catalogue;
using BottleneckSim.ReferenceService.Configuration;
using BottleneckSim.ReferenceService.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BottleneckSim.ReferenceService;

/// <summary>A small real shop: minimal API, PostgreSQL, in-process cache. The validation measures it and predicts it.</summary>
/// <remarks>
/// <code>
/// GET /products/{id}   ──► cache ─┬─ hit ──────────────────────┬─► page, compressed
///                                 └─ miss ─► pool ─► PostgreSQL ┘
/// GET /categories/{id} ──► pool ─► PostgreSQL ─────────────────► page, compressed
/// GET /health          ──► nothing
/// </code>
/// It ends when its standard input ends, so that it never outlives who started it.
/// </remarks>
internal static class ShopApplication
{
    private const string Html = "text/html; charset=utf-8";
    private const string NoCache = "no-cache";

    /// <summary>Makes the catalogue, serves until the standard input ends.</summary>
    public static async Task RunAsync(ServiceSettings settings)
    {
        await using var database = DataSource(settings);
        await CatalogueSchema.CreateAsync(database, settings.Products);
        var repository = new ProductRepository(database);
        await repository.WarmAsync(settings.PoolSize);
        await using var application = Build(settings, repository);
        await application.StartAsync();
        await Console.Out.WriteLineAsync("ready");
        await Console.Out.FlushAsync();
        new Thread(() => StopWithInput(application)) { IsBackground = true }.Start();
        await application.WaitForShutdownAsync();
    }

    private static void StopWithInput(WebApplication application)
    {
        while (Console.In.ReadLine() is not null)
        {
        }

        application.Lifetime.StopApplication();
    }

    private static NpgsqlDataSource DataSource(ServiceSettings settings) => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(settings.Database)
    {
        MinPoolSize = settings.PoolSize,
        MaxPoolSize = settings.PoolSize,
        MaxAutoPrepare = 10,
        AutoPrepareMinUsages = 1,
    }.ConnectionString).Build();

    private static WebApplication Build(ServiceSettings settings, ProductRepository repository)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.ListenLocalhost(settings.Port));
        // One work item of the thread pool a request, not one each for socket, handler and answer: with few threads an answer would wait behind others' handlers.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        var application = builder.Build();
        var cache = new LeastRecentlyUsedCache<int, ProductDetails>(settings.CacheEntries);
        var pages = new PageWriter();
        application.MapGet("/health", () => Results.Text("ok"));
        application.MapGet("/products/{id:int}", (int id, HttpContext context) => SendProductAsync(id, context, repository, cache, pages));
        application.MapGet("/categories/{id:int}", async (int id, HttpContext context) =>
            await SendAsync(context, pages.Category(id, await repository.ListAsync(id))));
        return application;
    }

    private static async Task SendProductAsync(
        int id, HttpContext context, ProductRepository repository, LeastRecentlyUsedCache<int, ProductDetails> cache, PageWriter pages)
    {
        ProductDetails? details = null;
        var isFresh = string.Equals(context.Request.Headers.CacheControl, NoCache, StringComparison.OrdinalIgnoreCase);
        var isHit = !isFresh && cache.TryGet(id, out details);
        if (!isHit)
        {
            details = await repository.FindAsync(id);
            if (details is not null)
                cache.Put(id, details);
        }

        if (details is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers["X-Cache"] = isHit ? "hit" : "miss";
        await SendAsync(context, pages.Product(details));
    }

    private static async Task SendAsync(HttpContext context, byte[] page)
    {
        context.Response.ContentType = Html;
        context.Response.Headers.ContentEncoding = "br";
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page);
    }
}
