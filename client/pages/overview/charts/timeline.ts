/** What dates texts speak of, above the line, and the dates of the documents themselves below it. */
import { axisX, axisY, barY, ruleY } from '@observablehq/plot';
import type { CountedPeriod } from '../../../../server/src/protocol/overview.js';
import { chart, COLORS, EDGE, isRightToLeft, nth, type Led } from './frame.js';

export interface TimelineWords {
  readonly title: string;
  readonly spoken: string;
  readonly documents: string;
}

export type PeriodMark = CountedPeriod & Led;

export function timeline(
  { title, spoken, documents }: TimelineWords,
  periods: readonly PeriodMark[],
  width: number,
): SVGSVGElement {
  const data = periods.flatMap(({ annotated, suggested, documents: own, period, words }, i) => [
    { i, period, words, count: annotated, color: COLORS.annotated },
    { i, period, words, count: suggested, color: COLORS.suggested },
    { i, period, words, count: -own, color: COLORS.documents },
  ]);
  const each = Math.max(1, Math.ceil((periods.length * 56) / Math.max(1, width - 80)));
  const domain = periods.map(({ period }) => period);
  const rtl = isRightToLeft();
  return chart(
    title,
    {
      width,
      height: 260,
      marginBottom: 30,
      marginTop: 24,
      marginLeft: rtl ? 16 : 52,
      marginRight: rtl ? 52 : 16,
      x: { type: 'band', domain: rtl ? [...domain].reverse() : domain, label: null, padding: 0.1 },
      y: { grid: true, label: `↑ ${spoken} · ↓ ${documents}` },
      color: { type: 'identity' },
      marks: [
        axisX({ ticks: domain.filter((_, i) => i % each === 0), tickSize: 0 }),
        axisY({
          anchor: rtl ? 'right' : 'left',
          tickFormat: (value: number) => (Number.isInteger(value) ? Math.abs(value).toLocaleString() : ''),
        }),
        barY(
          data.filter(({ count }) => count !== 0),
          {
            ...{ x: 'period', y: 'count', fill: 'color', title: 'words', stroke: EDGE },
            href: ({ i }: (typeof data)[number]) => nth(i),
          },
        ),
        ruleY([0]),
      ],
    },
    periods,
  );
}
