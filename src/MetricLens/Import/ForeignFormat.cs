namespace MetricLens.Import;

/// <summary>A format of files that an import reads: one class, one file.</summary>
internal abstract class ForeignFormat
{
    /// <summary>The permanent name in options and reports.</summary>
    public abstract string Id { get; }

    /// <summary>The tool and what it writes, as a noun phrase.</summary>
    public abstract string Name { get; }

    /// <summary>What becomes of what: the tool's field and the record's.</summary>
    public abstract IReadOnlyList<FieldMapping> Mappings { get; }

    /// <summary>Whether a file that begins so is of the format.</summary>
    public abstract bool Recognizes(FileHead head);

    /// <summary>Whether a file only accompanies others of its folder and is read with them: it has nothing of its own.</summary>
    public virtual bool IsCompanion => false;

    /// <summary>What the file holds, in order.</summary>
    /// <exception cref="Records.InputDataException">While it is taken: the data break a rule.</exception>
    public abstract IEnumerable<Imported> Read(ImportFile file);
}
