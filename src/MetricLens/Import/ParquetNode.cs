using System.Text.Json;
using Parquet.Schema;

namespace MetricLens.Import;

/// <summary>A column of Parquet, or a group of them, from which one row's value after another is put together.</summary>
/// <remarks>Definition levels say how much of a path is there, repetition levels which list an entry goes on with (Melnik et al. 2010, Dremel).</remarks>
internal abstract class ParquetNode
{
    /// <summary>The definition level of the entry that comes next.</summary>
    public abstract int Definition { get; }

    /// <summary>The repetition level of the entry that comes next; 0 where there is none.</summary>
    public abstract int Repetition { get; }

    /// <summary>Writes the next value and moves on.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>Passes over one entry in every column.</summary>
    public abstract void Pass();

    /// <summary>The node of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="load">Reads the column of a field that has values.</param>
    public static ParquetNode Of(Field field, Func<DataField, ParquetLeaf> load) => field switch
    {
        DataField { IsArray: true } data => new Repeated(load(data), data.MaxDefinitionLevel, data.MaxRepetitionLevel, false),
        DataField data => load(data),
        ListField list => new Repeated(Of(list.Item, load), list.MaxDefinitionLevel, list.MaxRepetitionLevel, list.IsNullable),
        StructField group => new Group([.. group.Fields.Select(part => (part.Name, Of(part, load)))], group.MaxDefinitionLevel),
        MapField map => new Pairs(Of(map.Key, load), Of(map.Value, load), map.Key.MaxDefinitionLevel, map.Key.MaxRepetitionLevel, map.IsNullable),
        _ => throw new NotSupportedException($"Parquet field of kind {field.SchemaType}."),
    };

    private sealed class Group((string Name, ParquetNode Node)[] parts, int definition) : ParquetNode
    {
        public override int Definition => parts[0].Node.Definition;

        public override int Repetition => parts[0].Node.Repetition;

        public override void Write(Utf8JsonWriter json)
        {
            if (Definition < definition)
            {
                json.WriteNullValue();
                Pass();
                return;
            }
            json.WriteStartObject();
            foreach ((string name, ParquetNode node) in parts)
            {
                json.WritePropertyName(name);
                node.Write(json);
            }
            json.WriteEndObject();
        }

        public override void Pass()
        {
            foreach ((_, ParquetNode node) in parts) node.Pass();
        }
    }

    private sealed class Repeated(ParquetNode item, int definition, int repetition, bool isNullable) : ParquetNode
    {
        public override int Definition => item.Definition;

        public override int Repetition => item.Repetition;

        public override void Write(Utf8JsonWriter json)
        {
            if (Definition < definition)
            {
                if (isNullable && Definition < definition - 1)
                {
                    json.WriteNullValue();
                }
                else
                {
                    json.WriteStartArray();
                    json.WriteEndArray();
                }
                Pass();
                return;
            }
            json.WriteStartArray();
            do item.Write(json);
            while (Repetition == repetition);
            json.WriteEndArray();
        }

        public override void Pass() => item.Pass();
    }

    private sealed class Pairs(ParquetNode key, ParquetNode value, int definition, int repetition, bool isNullable) : ParquetNode
    {
        public override int Definition => key.Definition;

        public override int Repetition => key.Repetition;

        public override void Write(Utf8JsonWriter json)
        {
            bool isEmpty = Definition < definition;
            if (isEmpty && isNullable && Definition < definition - 1)
            {
                json.WriteNullValue();
                Pass();
                return;
            }
            json.WriteStartArray();
            if (isEmpty) Pass();
            else
            {
                do
                {
                    json.WriteStartObject();
                    json.WritePropertyName("key");
                    key.Write(json);
                    json.WritePropertyName("value");
                    value.Write(json);
                    json.WriteEndObject();
                }
                while (Repetition == repetition);
            }
            json.WriteEndArray();
        }

        public override void Pass()
        {
            key.Pass();
            value.Pass();
        }
    }
}
