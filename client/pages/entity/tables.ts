/** What is counted of an entity, as tables whose rows lead to the mentions or to other entities. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { message } from '../../../server/src/messages/message.js';
import type { EntityBeside, EntityProfile, EntitySpelling } from '../../../server/src/protocol/entities.js';
import { share } from '../kit/components/share.js';
import { tableView, type Column } from '../kit/components/tableView.js';
import { bidi, element, type Child } from '../kit/elements.js';
import { labelChip } from '../kit/labelColors.js';
import { say } from '../kit/say.js';
import { monthsOf, type MonthCount } from './months.js';

interface Counted {
  readonly count: number;
}

/** A bar as long as its share of the greatest, with its share of all. */
function shares<Row extends Counted>(rows: readonly Row[]): Column<Row> {
  const most = Math.max(...rows.map(({ count }) => count));
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  return {
    title: say(message('entityPage.share')),
    cell: ({ count }) => share(count, { most, all }),
  };
}

const counts = <Row extends Counted>(): Column<Row> => ({
  title: say(message('entityPage.count')),
  cell: ({ count }) => String(count),
  isNumber: true,
});

const orNone = (
  isEmpty: boolean,
  table: () => Child,
  none: 'entityPage.none' | 'entityPage.noneBeside' = 'entityPage.none',
): Child => (isEmpty ? element('p', { className: 'told' }, say(message(none))) : table());

export function spellingsTable({ spellings }: EntityProfile, lead: (spelling: string) => void): Child {
  const title = say(message('entityPage.spellings'));
  const columns: readonly Column<EntitySpelling>[] = [
    { title: say(message('entityPage.spelling')), cell: ({ text }) => bidi(text) },
    counts(),
    shares(spellings),
  ];
  return orNone(spellings.length === 0, () => tableView(title, columns, spellings, ({ text }) => lead(text)));
}

export function monthsTable(profile: EntityProfile, lead: (month: string) => void): Child {
  const title = say(message('entityPage.time'));
  const months = monthsOf(profile.places);
  const columns: readonly Column<MonthCount>[] = [
    {
      title: say(message('entityPage.month')),
      cell: ({ month }) => month || say(message('entityPage.noDate')),
    },
    counts(),
    shares(months),
  ];
  return orNone(months.length === 0, () => tableView(title, columns, months, ({ month }) => lead(month)));
}

export function besideTable(
  { beside }: EntityProfile,
  labels: readonly LabelDefinition[],
  lead: (entity: string) => void,
): Child {
  const title = say(message('entityPage.beside'));
  const definitionOf = (label: string) => labels.find(({ name }) => name === label);
  const columns: readonly Column<EntityBeside>[] = [
    { title: say(message('entityPage.entity')), cell: ({ name }) => bidi(name) },
    {
      title: say(message('entityPage.label')),
      cell: ({ label }) => labelChip(label, definitionOf(label)),
    },
    {
      title: say(message('entityPage.inParagraphs')),
      cell: ({ paragraphs }) => String(paragraphs),
      isNumber: true,
    },
    {
      title: say(message('entityPage.inDocuments')),
      cell: ({ documents }) => String(documents),
      isNumber: true,
    },
  ];
  const table = (): Child => tableView(title, columns, beside, ({ id }) => lead(id));
  return orNone(beside.length === 0, table, 'entityPage.noneBeside');
}
