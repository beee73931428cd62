/** The concordance page: wiring only. */
import './concordance.css';
import { message } from '../../../server/src/messages/message.js';
import type { SearchTable } from '../../../server/src/protocol/search.js';
import type { ToConcordance } from '../../messages/concordance.js';
import { button } from '../kit/components/buttons.js';
import { Tabs } from '../kit/components/tabs.js';
import { element, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { CollocatesPanel } from './collocatesPanel.js';
import { GroupsPanel } from './groupsPanel.js';
import { host } from './host.js';
import { LinesPanel } from './linesPanel.js';
import { QueryBar } from './queryBar.js';
import { Searching, type SearchEvent } from './searching.js';

const searching = new Searching((event) => happened(event));
const bar = new QueryBar((query, suggestions) => void searching.start(query, suggestions));
const status = element('p', { className: 'status', attributes: { role: 'status' } });
const notes = element('p', { className: 'notes', hidden: true, attributes: { role: 'alert' } });
const again = button(say(message('concordance.again')), () => bar.element.requestSubmit(), { keys: 'F5' });
const stop = button(say(message('concordance.stop')), () => searching.stop());

const saves: HTMLButtonElement[] = [];

/** Buttons that save what a panel shows. */
function saving(table: () => SearchTable): readonly HTMLElement[] {
  const made = (['csv', 'json'] as const).map((format) =>
    button(say(message(`concordance.${format}`)), () => {
      const { id: search, view } = searching;
      if (search !== undefined) host.tell({ type: 'save', search, view, table: table(), format });
    }),
  );
  saves.push(...made);
  return made;
}

const lines = new LinesPanel(searching, ...saving(() => ({ of: 'lines' })));
const groups: GroupsPanel = new GroupsPanel(
  searching,
  (by, group) => {
    tabs.show('lines');
    lines.ofGroup(by, group);
    lines.focus();
  },
  ...saving(() => groups.table),
);
const collocates: CollocatesPanel = new CollocatesPanel(
  searching,
  (word) => {
    tabs.show('lines');
    lines.filter(word);
    lines.focus();
  },
  ...saving(() => collocates.table),
);
const tabs = new Tabs(
  say(message('concordance.tabs')),
  {
    lines: { title: say(message('concordance.lines')), element: lines.element },
    groups: { title: say(message('concordance.groups')), element: groups.element },
    collocates: { title: say(message('concordance.collocates')), element: collocates.element },
  },
  () => showPanel(),
);

const page = element(
  'main',
  { className: 'filling' },
  element('header', {}, bar.element, element('div', { className: 'bar news' }, status, stop, again), notes),
  tabs.element,
);

function showPanel(): void {
  if (tabs.current === 'groups') void groups.show();
  if (tabs.current === 'collocates') void collocates.show();
}

function happened(event: SearchEvent): void {
  if (event === 'asked') return tell();
  if (event === 'started') {
    bar.tell(searching.query, searching.problem);
    lines.started();
    if (searching.problem === undefined && tabs.current === 'lines') lines.focus();
  } else if (event === 'view') lines.looked();
  else lines.changed();
  if (event !== 'progress' || searching.progress?.isDone === true) showPanel();
  tell();
}

function tell(): void {
  const { progress, isGoing, isLost } = searching;
  page.setAttribute('aria-busy', String(isGoing));
  again.hidden = !(progress?.isOutdated === true || isLost);
  stop.hidden = !isGoing;
  for (const save of saves) save.disabled = (progress?.hits ?? 0) === 0;
  const told = [
    ...(progress?.notes ?? []),
    ...(progress?.isOutdated ? [say(message('concordance.outdated'))] : []),
  ];
  write(notes, isLost ? say(message('concordance.noAnswer')) : told.join(' '));
  notes.hidden = notes.textContent === '';
  write(status, progress ? sentence(progress) : '');
}

function sentence({ hits, found, searched, documents, isDone }: NonNullable<Searching['progress']>): string {
  const inAll = message('concordance.documents', { count: documents });
  if (isDone && hits === 0) return say(message('concordance.nothing', { documents: inAll }));
  const said = message('concordance.hits', {
    hits,
    documents: message('concordance.documents', { count: found }),
  });
  return say(
    isDone && searched === documents
      ? said
      : message('concordance.going', { found: said, searched, documents }),
  );
}

function receive(told: ToConcordance): void {
  switch (told.type) {
    case 'corpus':
      lines.labels = told.labels;
      host.remember({ root: told.root });
      bar.queries = told.history;
      document.documentElement.style.setProperty('--font', told.fontFamily);
      return begin(told.query || (host.remembered().query ?? ''));
    case 'search':
      return begin(told.query);
    case 'changed':
      return searching.changed();
  }
}

function begin(query: string): void {
  bar.value = query;
  if (query === '') bar.focus();
  else bar.element.requestSubmit();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'F5') bar.element.requestSubmit();
  else if (event.key === 'f' && (event.ctrlKey || event.metaKey)) bar.focus();
  else return;
  event.preventDefault();
});

tell();
document.body.append(page);
host.reportErrors();
host.listen(receive);
for (const told of host.writtenIn()) receive(told);
host.tell({ type: 'ready' });
