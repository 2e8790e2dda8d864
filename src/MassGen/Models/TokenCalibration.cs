namespace MassGen.Models;

/// <summary>
/// Corrects guesses of one model's tokens by what its provider counted: a ratio, and a fixed number that stands for what nobody sees, such
/// as descriptions of tools and words that the provider adds. Newer calls weigh more.
/// </summary>
/// <remarks>
/// A least-squares line whose points lose a fifth of their weight with each new one. It begins as if a prompt of no tokens and one of a
/// thousand had been guessed right, so that a first call moves the fixed number and not the ratio alone.
/// </remarks>
public sealed class TokenCalibration
{
    private const double Fading = 0.8;
    private const double LeastRatio = 0.5;
    private const double MostRatio = 3;
    private const double PriorTokens = 1000;

    private double _weight = 0.02;
    private double _x = 0.01 * PriorTokens;
    private double _y = 0.01 * PriorTokens;
    private double _xx = 0.01 * PriorTokens * PriorTokens;
    private double _xy = 0.01 * PriorTokens * PriorTokens;
    private double? _error;

    /// <summary>Tokens counted for each token guessed.</summary>
    public double Ratio { get; private set; } = 1;

    /// <summary>Tokens that every call has besides those guessed.</summary>
    public double Intercept { get; private set; }

    /// <summary>How far the corrected guesses were off, as a part of what was counted, newer ones weighing more; null before the first.</summary>
    public double? Error => _error;

    /// <summary>A guess, corrected.</summary>
    /// <param name="guess">Tokens by <see cref="TokenHeuristic"/>.</param>
    public long Correct(long guess) => (long)Math.Round((Ratio * guess) + Intercept);

    /// <summary>Learns what a guess really was.</summary>
    /// <param name="guess">Tokens by <see cref="TokenHeuristic"/>.</param>
    /// <param name="counted">Tokens that the provider counted; 0 teaches nothing.</param>
    public void Learn(long guess, long counted)
    {
        if (guess <= 0 || counted <= 0)
        {
            return;
        }

        var miss = Math.Abs(Correct(guess) - counted) / (double)counted;
        _error = _error is { } earlier ? (Fading * earlier) + ((1 - Fading) * miss) : miss;
        _weight = (Fading * _weight) + 1;
        _x = (Fading * _x) + guess;
        _y = (Fading * _y) + counted;
        _xx = (Fading * _xx) + ((double)guess * guess);
        _xy = (Fading * _xy) + ((double)guess * counted);
        Fit();
    }

    private void Fit()
    {
        var spread = (_weight * _xx) - (_x * _x);
        var ratio = spread > 0 ? ((_weight * _xy) - (_x * _y)) / spread : Ratio;
        Ratio = Math.Clamp(ratio, LeastRatio, MostRatio);
        Intercept = Math.Max(0, (_y - (Ratio * _x)) / _weight);
    }
}
