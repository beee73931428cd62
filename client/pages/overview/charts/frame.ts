/**
 * What all charts share: sizes, colours of the theme, the direction of the page, and marks that lead somewhere. The library
 * draws with attributes and properties alone: the page lets no style in that is not its own.
 */
import { plot, type PlotOptions } from '@observablehq/plot';

/** The theme's, as VS Code hands them over. */
export const COLORS = {
  annotated: 'var(--vscode-charts-blue, currentColor)',
  suggested: 'var(--vscode-charts-yellow, currentColor)',
  documents: 'var(--vscode-charts-green, currentColor)',
  /** What nothing was done about yet. */
  open: 'color-mix(in srgb, var(--vscode-foreground, currentColor) 25%, transparent)',
  line: 'var(--vscode-charts-lines, currentColor)',
} as const;

/** Keeps bars apart where a theme gives colours no say. */
export const EDGE = 'var(--vscode-contrastBorder, transparent)';

export const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl';

/** A mark with where it leads and what it says. */
export interface Led {
  readonly lead: () => void;
  /** Told where one points at it. */
  readonly words: string;
}

const LONGEST_NAME = 26;

/** A name as an axis has room for it. */
export function short(name: string): string {
  const letters = Array.from(name);
  return letters.length <= LONGEST_NAME ? name : `${letters.slice(0, LONGEST_NAME - 1).join('')}…`;
}

/** Room for names, in CSS pixels. */
export function roomFor(names: readonly string[]): number {
  const longest = Math.max(4, ...names.map((name) => Array.from(short(name)).length));
  return Math.min(220, 24 + longest * 7.5);
}

/** The `href` of the nth mark that leads somewhere. */
export const nth = (i: number): string => `#${i}`;

/** Draws a chart; `leads` are where its marks lead, by their `href`. */
export function chart(title: string, options: PlotOptions, leads: readonly Led[]): SVGSVGElement {
  const drawn = plot({ ...options, className: 'plot', ariaLabel: title, figure: false });
  const svg = drawn as SVGSVGElement;
  // Its rules are in the page's own sheet.
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('role', 'group');
  // Groups are no parts that a reader of the screen should hear of.
  for (const group of svg.querySelectorAll<SVGGElement>('g[aria-label]')) {
    group.dataset['mark'] = group.getAttribute('aria-label') ?? '';
    group.removeAttribute('aria-label');
    if (!group.querySelector('a')) group.setAttribute('aria-hidden', 'true');
  }
  for (const link of svg.querySelectorAll('a')) {
    const lead = leads[Number((link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '').slice(1))];
    // Who goes by keys has the same in the table beside it, in order.
    link.setAttribute('tabindex', '-1');
    link.setAttribute('aria-label', lead?.words ?? title);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      lead?.lead();
    });
  }
  return svg;
}

/** A chart as a file of its own, in the colours that it has now. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const shown = [svg, ...svg.querySelectorAll('*')];
  for (const [i, made] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(shown[i]!);
    for (const name of ['fill', 'stroke', 'font-family', 'font-size', 'direction'])
      made.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['href', 'xlink:href', 'tabindex', 'class']) made.removeAttribute(name);
  }
  const { background } = getComputedStyle(document.body);
  copy.setAttribute('style', `background: ${background}`);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
