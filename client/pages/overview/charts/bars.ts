/** Bars side by side with their names, each made of pieces. */
import { axisX, axisY, barX, ruleX } from '@observablehq/plot';
import { chart, EDGE, isRightToLeft, nth, roomFor, short, type Led } from './frame.js';

export interface Bar extends Led {
  readonly name: string;
  readonly pieces: readonly { readonly count: number; readonly color: string }[];
}

const ROW = 22;

export function bars(title: string, unit: string, all: readonly Bar[], width: number): SVGSVGElement {
  const rtl = isRightToLeft();
  const room = roomFor(all.map(({ name }) => name));
  // Two may have the same name.
  const data = all.flatMap(({ pieces, words }, i) =>
    pieces.flatMap(({ count, color }) => (count > 0 ? [{ i, count, color, words }] : [])),
  );
  return chart(
    title,
    {
      width,
      height: all.length * ROW + 50,
      marginTop: 6,
      marginBottom: 40,
      marginLeft: rtl ? 16 : room,
      marginRight: rtl ? room : 16,
      x: { reverse: rtl, zero: true, label: unit, grid: true },
      y: { domain: all.map((_, i) => i), label: null, padding: 0.15 },
      color: { type: 'identity' },
      marks: [
        axisX({
          tickFormat: (value: number) => (Number.isInteger(value) ? value.toLocaleString() : ''),
          ticks: Math.max(2, Math.floor(width / 90)),
        }),
        axisY({
          anchor: rtl ? 'right' : 'left',
          tickSize: 0,
          tickFormat: (i: number) => short(all[i]!.name),
        }),
        barX(data, {
          ...{ x: 'count', y: 'i', fill: 'color', title: 'words', stroke: EDGE },
          href: ({ i }: (typeof data)[number]) => nth(i),
        }),
        ruleX([0]),
      ],
    },
    all,
  );
}
