global using Xunit;
// Xunit has a Record of its own.
global using Record = MetricLens.Records.Record;
