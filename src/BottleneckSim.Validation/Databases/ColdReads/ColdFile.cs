using System.Globalization;
using BottleneckSim.Validation.Processes;

namespace BottleneckSim.Validation.Databases.ColdReads;

/// <summary>A file whose pages the operating system is told to forget, so that the next read comes from the device.</summary>
/// <param name="Path">The file; what was written to it has reached the device.</param>
internal sealed record ColdFile(string Path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Forgets its pages (<c>posix_fadvise</c>, <c>POSIX_FADV_DONTNEED</c>, which is what GNU dd does for no blocks with the flag nocache).</summary>
    public void Forget() => ShellCommand.Run("dd", [$"if={Path}", "iflag=nocache", "count=0", "status=none"], Patience);

    /// <summary>Pages of 4 KiB that the operating system holds all the same (<c>fincore</c>); null where nobody can tell.</summary>
    public long? PagesHeld() => ShellCommand.Find("fincore") is null
        ? null
        : long.Parse(ShellCommand.Run("fincore", ["--bytes", "--noheadings", "--raw", "--output", "PAGES", Path], Patience).Trim(), CultureInfo.InvariantCulture);

    /// <summary>Makes one of random bytes.</summary>
    public static ColdFile Create(string path, int mebibytes)
    {
        ShellCommand.Run("dd", ["if=/dev/urandom", $"of={path}", "bs=1M", $"count={mebibytes.ToString(CultureInfo.InvariantCulture)}", "conv=fsync", "status=none"], Patience);
        return new ColdFile(path);
    }
}
