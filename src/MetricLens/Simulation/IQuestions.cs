using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>The questions of a task, as simulated models answer them.</summary>
internal interface IQuestions
{
    /// <summary>The metrics by which answers are scored without being written out: those that a task of the kind is judged by.</summary>
    IReadOnlyList<MetricCard> Metrics { get; }

    /// <summary>The scores of the answer that <see cref="Answer"/> gives, one a metric of <see cref="Metrics"/>.</summary>
    /// <param name="example">The example.</param>
    /// <param name="index">The example's index.</param>
    /// <param name="ability">The run's ability on the example, its noise included and the difficulty not yet taken off.</param>
    /// <param name="stream">The random numbers of this answer alone.</param>
    /// <param name="scores">Filled with the scores.</param>
    void Score(SimulatedExample example, int index, double ability, RandomStream stream, Span<Score> scores);

    /// <summary>A run's answer to an example.</summary>
    /// <param name="run">The run.</param>
    /// <param name="example">The example.</param>
    /// <param name="index">The example's index.</param>
    /// <param name="ability">The run's ability on the example, its noise included and the difficulty not yet taken off.</param>
    /// <param name="stream">The random numbers of this answer alone.</param>
    Record Answer(SimulatedRun run, SimulatedExample example, int index, double ability, RandomStream stream);
}
