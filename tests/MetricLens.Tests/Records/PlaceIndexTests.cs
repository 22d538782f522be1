using FsCheck.Xunit;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class PlaceIndexTests
{
    [Property(MaxTest = 50)]
    public void It_finds_what_was_set_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var index = new PlaceIndex();
        var places = new Dictionary<(int Run, int Example), int>();
        for (int place = 0; place < 400; place++)
        {
            (int, int) answer = (random.Next(5), random.Next(1000));
            if (places.TryAdd(answer, place)) index.Set(answer.Item1, answer.Item2, place);
        }
        for (int run = 0; run < 7; run++)
            for (int example = 0; example < 1200; example++) Assert.Equal(places.GetValueOrDefault((run, example), -1), index.Find(run, example));
    }
}
