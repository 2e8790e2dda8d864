namespace MassGen.Browser.Tests;

/// <summary>Measures the contrast of every piece of visible text with the colours that the browser really uses.</summary>
internal static class Contrast
{
    /// <summary>Returns the worst offender in words, or null when there is none.</summary>
    public const string Script = """
        () => {
          const parse = text => (text.match(/[\d.]+/g) || []).map(Number);
          const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
          const luminance = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
          const over = (top, below) => { const a = top.length > 3 ? top[3] : 1; return [0, 1, 2].map(i => top[i] * a + below[i] * (1 - a)); };
          const background = element => {
            const layers = [];
            for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
            const page = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
            return layers.reverse().reduce((below, layer) => layer.length ? over(layer, below) : below, page);
          };
          let worst = null;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.textContent.trim() || !element.checkVisibility() || element.closest('svg')) continue;
            const style = getComputedStyle(element);
            const behind = background(element);
            const [a, b] = [luminance(over(parse(style.color), behind)), luminance(behind)].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            const size = parseFloat(style.fontSize);
            const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
            if (ratio < needed && (!worst || ratio < worst.ratio)) worst = { ratio, text: walker.currentNode.textContent.trim().slice(0, 40) };
          }
          return worst && `"${worst.text}" has a contrast of ${worst.ratio.toFixed(2)} to 1`;
        }
        """;
}
