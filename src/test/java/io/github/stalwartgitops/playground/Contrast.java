package io.github.stalwartgitops.playground;

/** Measures the contrast of texts in a page (WCAG 2.2, 1.4.3). */
final class Contrast {
  /**
   * JavaScript that gives every visible text whose contrast is below 4.5, with its contrast. What
   * is disabled is exempt, and what is transparent is not read.
   */
  static final String FAINT_TEXTS =
      """
      (() => {
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
        const faint = [];
        for (const element of document.body.querySelectorAll('*')) {
          const ownText = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          const style = getComputedStyle(element);
          const colour = parse(style.color);
          const isRead = (ownText || element.value) && element.checkVisibility()
              && !element.disabled && (colour[3] ?? 1) > 0;
          if (isRead) {
            const [one, other] = [light(colour), light(behind(element))].sort((a, b) => b - a);
            const contrast = (one + 0.05) / (other + 0.05);
            if (contrast < 4.5) {
              faint.push(`${element.textContent || element.value}: ${contrast.toFixed(2)}`);
            }
          }
        }
        return faint;
      })()
      """;

  private Contrast() {}
}
