namespace MetricLens.Display;

/// <summary>How objects of one type show themselves; every class of the assembly that implements it is found by <see cref="Views"/>.</summary>
internal interface IView
{
    /// <summary>Whether the view shows the object.</summary>
    bool Shows(object value);

    /// <summary>The object as a fragment of HTML in which nothing that came with records is markup.</summary>
    string Html(object value);

    /// <summary>The object as lines of text, without a line break at the end.</summary>
    string Text(object value);
}
