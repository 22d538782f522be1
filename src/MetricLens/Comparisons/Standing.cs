using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>One model's place under one metric.</summary>
/// <param name="Contender">The model.</param>
/// <param name="Mean">Its mean score with its interval over examples.</param>
/// <param name="Rank">Its rank, 1 for the best; models with equal means share the mean of their ranks. The interval is the shared bootstrap's, widened to whole ranks.</param>
/// <param name="BestRank">The best rank that the corrected pairwise tests leave open: one more than the number of models significantly better.</param>
/// <param name="WorstRank">The worst rank that they leave open.</param>
public sealed record Standing(Contender Contender, Estimate Mean, Estimate Rank, int BestRank, int WorstRank);
