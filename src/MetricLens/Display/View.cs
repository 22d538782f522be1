namespace MetricLens.Display;

/// <summary>How objects of a type show themselves.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class View<T> : IView
{
    /// <inheritdoc/>
    public bool Shows(object value) => value is T;

    /// <inheritdoc/>
    public string Html(object value) => Html((T)value);

    /// <inheritdoc/>
    public string Text(object value) => Text((T)value);

    /// <inheritdoc cref="IView.Html"/>
    protected abstract string Html(T value);

    /// <inheritdoc cref="IView.Text"/>
    protected abstract string Text(T value);
}
