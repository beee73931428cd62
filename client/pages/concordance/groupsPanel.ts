/** Hits grouped and counted; a group leads to its lines. */
import { fieldTitle } from '../../../server/src/annotation/documentFields.js';
import { message, type MessageKey } from '../../../server/src/messages/message.js';
import type { SearchGroup, SearchTable } from '../../../server/src/protocol/search.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { host } from './host.js';
import type { Searching } from './searching.js';
import { share } from '../kit/components/share.js';
import { choice, tableView } from '../kit/components/tableView.js';

const GROUPINGS = ['form', 'spelling', 'label', 'entity', 'kind', 'document', 'month', 'year'] as const;

/** What hits are grouped by, in words. */
export function groupingWords(by: string): string {
  const known = GROUPINGS.find((one) => one === by);
  if (known) return say({ key: `concordance.group.${known}` as MessageKey });
  const title = fieldTitle(by);
  return typeof title === 'string' ? title : say(title);
}

export const groupWords = ({ key, name = key }: Pick<SearchGroup, 'key' | 'name'>): string =>
  name === '' ? say(message('concordance.group.none')) : name;

export class GroupsPanel {
  readonly element: HTMLElement;
  private readonly by = element('select');
  private readonly found = element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region' },
  });
  private readonly told = element('p', { className: 'told' });
  private turn = 0;

  constructor(
    private readonly searching: Searching,
    private readonly choose: (by: string, group: SearchGroup) => void,
    ...others: readonly HTMLElement[]
  ) {
    this.found.setAttribute('aria-label', say(message('concordance.groups')));
    this.by.onchange = () => void this.show();
    const bar = element(
      'div',
      { className: 'bar' },
      choice('group-by', say(message('concordance.groupBy')), this.by),
      ...others,
      this.told,
    );
    this.element = element('div', { className: 'panel' }, bar, this.found);
  }

  get table(): SearchTable {
    return { of: 'groups', by: this.by.value };
  }

  async show(): Promise<void> {
    const { id, view, fields } = this.searching;
    const before = this.by.value || GROUPINGS[0];
    const groupings = [...GROUPINGS, ...fields];
    this.by.replaceChildren(...groupings.map((value) => element('option', { value }, groupingWords(value))));
    this.by.value = groupings.includes(before) ? before : GROUPINGS[0];
    const turn = ++this.turn;
    const by = this.by.value;
    if (id === undefined) {
      this.told.textContent = '';
      return this.found.replaceChildren();
    }
    const answer = await host.call('hawashi/searchGroups', { search: id, view, by });
    if (turn !== this.turn) return;
    const { groups = [], total = 0 } = answer ?? {};
    this.told.textContent =
      groups.length < total
        ? say(message('concordance.group.first', { shown: groups.length, total }))
        : say(message('concordance.group.total', { total }));
    const all = groups.reduce((sum, { count }) => sum + count, 0);
    const most = Math.max(...groups.map(({ count }) => count));
    const columns = [
      { title: groupingWords(by), cell: (group: SearchGroup) => bidi(groupWords(group)) },
      {
        title: say(message('concordance.group.count')),
        cell: ({ count }: SearchGroup) => String(count),
        isNumber: true,
      },
      {
        title: say(message('concordance.group.share')),
        cell: ({ count }: SearchGroup) => share(count, { most, all }),
      },
      {
        title: say(message('concordance.group.documents')),
        cell: ({ documents }: SearchGroup) => String(documents),
        isNumber: true,
      },
    ];
    this.found.replaceChildren(
      tableView(say(message('concordance.groups')), columns, groups, (group) => this.choose(by, group)),
    );
  }
}
