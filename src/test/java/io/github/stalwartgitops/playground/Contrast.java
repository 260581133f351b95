package io.github.stalwartgitops.playground;

/** Measures the contrast of texts and of the borders of controls (WCAG 2.2, 1.4.3 and 1.4.11). */
final class Contrast {
  private static final String MEASURES =
      """
      const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => {
        const [R, G, B] = [r, g, b].map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * R + 0.7152 * G + 0.0722 * B;
      };
      const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = parse(getComputedStyle(at).backgroundColor);
          if ((colour[3] ?? 1) > 0) {
            return colour;
          }
        }
        return [255, 255, 255];
      };
      const contrast = (colour, other) => {
        const [one, two] = [light(colour), light(other)].sort((a, b) => b - a);
        return (one + 0.05) / (two + 0.05);
      };
      """;

  /**
   * JavaScript that gives every visible text whose contrast is below 4.5, with its contrast. What
   * is disabled is exempt, and what is transparent is not read.
   */
  static final String FAINT_TEXTS =
      """
      (() => {
        %s
        const faint = [];
        for (const element of document.body.querySelectorAll('*')) {
          const ownText = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          const style = getComputedStyle(element);
          const colour = parse(style.color);
          const isRead = (ownText || element.value) && element.checkVisibility()
              && !element.disabled && (colour[3] ?? 1) > 0;
          if (isRead) {
            const found = contrast(colour, behind(element));
            if (found < 4.5) {
              faint.push(`${element.textContent || element.value}: ${found.toFixed(2)}`);
            }
          }
        }
        return faint;
      })()
      """
          .formatted(MEASURES);

  /**
   * JavaScript that gives every control whose border stands out less than 3 from what is within or
   * around it, with the lesser contrast. What is disabled is exempt.
   */
  static final String FAINT_BORDERS =
      """
      (() => {
        %s
        return [...document.querySelectorAll('button, input, select, textarea')]
            .filter((control) => control.checkVisibility() && !control.disabled)
            .map((control) => {
              const border = parse(getComputedStyle(control).borderTopColor);
              const sides = [control, control.parentElement].map(behind);
              return [control, Math.min(...sides.map((side) => contrast(border, side)))];
            })
            .filter(([, found]) => found < 3)
            .map(([control, found]) => `${control.id || control.textContent}: ${found.toFixed(2)}`);
      })()
      """
          .formatted(MEASURES);

  private Contrast() {}
}
