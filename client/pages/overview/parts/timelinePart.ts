/** The dates that texts speak of beside those of the documents, by year or month. */
import { message } from '../../../../server/src/messages/message.js';
import type { CountedPeriod } from '../../../../server/src/protocol/overview.js';
import { choice } from '../../kit/components/tableView.js';
import { element } from '../../kit/elements.js';
import { say } from '../../kit/say.js';
import { COLORS } from '../charts/frame.js';
import { timeline } from '../charts/timeline.js';
import { host } from '../host.js';
import { Panel } from '../panel.js';
import { periodsBy, type Grain } from '../periods.js';
import { periodQuery } from '../queries.js';

export type { Grain } from '../periods.js';

export function timelinePanel(
  all: readonly CountedPeriod[],
  wanted: Grain | undefined,
  choose: (grain: Grain) => void,
): Panel<CountedPeriod> {
  const { grain, rows, withoutMonth } = periodsBy(all, wanted);
  const title = say(message('overview.timeline'));
  const annotated = say(message('overview.annotated'));
  const suggested = say(message('overview.suggested'));
  const documents = say(message('overview.ownDates'));
  const lead = ({ period }: CountedPeriod): void => host.tell({ type: 'search', query: periodQuery(period) });
  const marks = rows.map((row) => ({
    ...row,
    lead: () => lead(row),
    words: `${row.period}\n${annotated}: ${row.annotated}\n${suggested}: ${row.suggested}\n${documents}: ${row.documents}`,
  }));
  const select = element(
    'select',
    { onchange: () => choose(select.value as Grain) },
    ...(['year', 'month'] as const).map((each) =>
      element('option', { value: each, selected: each === grain }, say(message(`overview.by.${each}`))),
    ),
  );
  return new Panel({
    name: 'timeline',
    numbers: {
      title,
      columns: [
        { title: say(message(`overview.column.${grain}`)), value: ({ period }) => period },
        { title: annotated, value: (row) => row.annotated },
        { title: suggested, value: (row) => row.suggested },
        { title: documents, value: (row) => row.documents },
      ],
      rows: rows.filter((row) => row.annotated + row.suggested + row.documents > 0),
      lead,
    },
    legend: [
      { color: COLORS.annotated, words: annotated },
      { color: COLORS.suggested, words: suggested },
      { color: COLORS.documents, words: documents },
    ],
    ...(withoutMonth > 0 && { note: say(message('overview.withoutMonth', { count: withoutMonth })) }),
    choices: [choice('grain', say(message('overview.by')), select)],
    chart: (width) => timeline({ title, spoken: say(message('overview.spoken')), documents }, marks, width),
  });
}
