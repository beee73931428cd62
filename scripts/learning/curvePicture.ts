/** Learning curves as a picture, readable on light and on dark pages: a plain SVG that says its colours for both. */

export interface Curve {
  readonly name: string;
  /** `y` from 0 to 1. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const [WIDTH, HEIGHT] = [720, 400];
const MARGIN = { left: 56, right: 170, top: 20, bottom: 48 };
const TICKS = 6;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Round numbers from 0 to at least `most`. */
function ticksTo(most: number): number[] {
  const rough = most / (TICKS - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

export function curvePicture(title: string, axis: string, curves: readonly Curve[]): string {
  const all = curves.flatMap(({ points }) => points);
  const xTicks = ticksTo(Math.max(...all.map(({ x }) => x)));
  const yTicks = ticksTo(100 * Math.max(...all.map(({ y }) => y)));
  const right = WIDTH - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const atX = (x: number): number => MARGIN.left + (x / xTicks.at(-1)!) * (right - MARGIN.left);
  const atY = (y: number): number => bottom - ((100 * y) / yTicks.at(-1)!) * (bottom - MARGIN.top);
  const round = (value: number): string => value.toFixed(1);
  const names = apart(curves.map(({ points }) => atY(points.at(-1)!.y)));
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    '<style>',
    'text { font: 13px sans-serif; fill: #1f2328; } .grid { stroke: #d0d7de; } .c { fill: none; stroke-width: 2.5; }',
    '.c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; } .c3 { stroke: #8250df; }',
    '.p0 { fill: #0969da; } .p1 { fill: #bc4c00; } .p2 { fill: #1a7f37; } .p3 { fill: #8250df; }',
    '@media (prefers-color-scheme: dark) {',
    'text { fill: #e6edf3; } .grid { stroke: #3d444d; }',
    '.c0 { stroke: #4493f8; } .c1 { stroke: #f0883e; } .c2 { stroke: #3fb950; } .c3 { stroke: #ab7df8; }',
    '.p0 { fill: #4493f8; } .p1 { fill: #f0883e; } .p2 { fill: #3fb950; } .p3 { fill: #ab7df8; }',
    '}',
    '</style>',
    ...yTicks.map(
      (y) =>
        `<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${round(atY(y / 100))}" y2="${round(atY(y / 100))}"/>` +
        `<text x="${MARGIN.left - 8}" y="${round(atY(y / 100) + 4)}" text-anchor="end">${y}</text>`,
    ),
    ...xTicks.map(
      (x) =>
        `<text x="${round(atX(x))}" y="${bottom + 18}" text-anchor="middle">${x.toLocaleString('en')}</text>`,
    ),
    `<text x="${(MARGIN.left + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(axis)}</text>`,
    `<text transform="translate(14 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle">strict F1, %</text>`,
    ...curves.flatMap(({ name, points }, i) => [
      `<path class="c c${i}" d="M${points.map(({ x, y }) => `${round(atX(x))},${round(atY(y))}`).join('L')}"/>`,
      ...points.map(
        ({ x, y }) => `<circle class="p${i}" cx="${round(atX(x))}" cy="${round(atY(y))}" r="3.5"/>`,
      ),
      `<text x="${round(atX(points.at(-1)!.x) + 10)}" y="${round(names[i]! + 4)}">${escaped(name)}</text>`,
    ]),
    '</svg>',
  ];
  return lines.join('\n') + '\n';
}

/** Places of names, so far apart that none lies over another, in pixels. */
function apart(wanted: readonly number[]): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  for (const [n, i] of order.entries())
    if (n > 0) places[i] = Math.max(places[i]!, places[order[n - 1]!]! + 16);
  return places;
}
