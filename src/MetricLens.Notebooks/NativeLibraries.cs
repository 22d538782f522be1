using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace MetricLens.Notebooks;

/// <summary>Finds the native libraries of packages for the assemblies that scripts load: these lie in package folders, where the runtime does not look.</summary>
internal sealed class NativeLibraries : IDisposable
{
    private readonly ConcurrentDictionary<AssemblyLoadContext, bool> _contexts = new();
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);

    public NativeLibraries() => AppDomain.CurrentDomain.AssemblyLoad += Watch;

    /// <summary>Adds libraries by their paths.</summary>
    public void Add(IEnumerable<string> paths)
    {
        foreach (string path in paths) _files[Path.GetFileName(path)] = path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= Watch;
        foreach (AssemblyLoadContext context in _contexts.Keys) context.ResolvingUnmanagedDll -= Resolve;
    }

    private void Watch(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly) is { } context && context != AssemblyLoadContext.Default && _contexts.TryAdd(context, true))
            context.ResolvingUnmanagedDll += Resolve;
    }

    private IntPtr Resolve(Assembly assembly, string name)
    {
        string[] candidates = [name, $"{name}.so", $"lib{name}.so", $"{name}.dylib", $"lib{name}.dylib", $"{name}.dll"];
        return candidates.Select(_files.GetValueOrDefault).FirstOrDefault(path => path is not null) is { } found ? NativeLibrary.Load(found) : IntPtr.Zero;
    }
}
