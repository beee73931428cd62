/** An entity's page: its names, its mentions in context, what is mentioned beside it, what may be the same. */
import './entity.css';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { message, type MessageKey } from '../../../server/src/messages/message.js';
import type { EntityProfile, EntitySummary } from '../../../server/src/protocol/entities.js';
import type { PageCommand, ToEntityPage } from '../../messages/entityPage.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { Tabs } from '../kit/components/tabs.js';
import { bidi, element, type Child } from '../kit/elements.js';
import { labelChip } from '../kit/labelColors.js';
import { say } from '../kit/say.js';
import { host } from './host.js';
import { MentionsPanel } from './mentionsPanel.js';
import { besideTable, monthsTable, spellingsTable } from './tables.js';

const COMMANDS = [
  'renameEntity',
  'relabelEntity',
  'identifyEntity',
  'mergeEntity',
  'splitEntity',
  'tellApart',
  'unlinkEntity',
] as const satisfies readonly PageCommand[];

let labels: readonly LabelDefinition[] = [];

/** A frame that scrolls, for a table or a list. */
function panel(key: 'spellings' | 'time' | 'beside' | 'alike'): HTMLElement {
  const title = say(message(`entityPage.${key}`));
  return element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region', 'aria-label': title },
  });
}

const heading = element('h1');
const about = element('div');
const status = element('p', { className: 'told', attributes: { role: 'status' } });
const mentions = new MentionsPanel();
const [spellings, time, beside, alike] = [panel('spellings'), panel('time'), panel('beside'), panel('alike')];
const framed = (inside: HTMLElement) => element('div', { className: 'panel' }, inside);
const tabs = new Tabs(
  say(message('entityPage.tabs')),
  {
    mentions: { title: say(message('entityPage.mentions')), element: mentions.element },
    spellings: { title: say(message('entityPage.spellings')), element: framed(spellings) },
    time: { title: say(message('entityPage.time')), element: framed(time) },
    beside: { title: say(message('entityPage.beside')), element: framed(beside) },
    alike: { title: say(message('entityPage.alike')), element: framed(alike) },
  },
  () => undefined,
);

const actions = actionRow(
  ...COMMANDS.map((command) =>
    button(say(message(`entityPage.${command}`)), () => host.tell({ type: 'run', command })),
  ),
);
actions.setAttribute('role', 'toolbar');
actions.setAttribute('aria-label', say(message('entityPage.actions')));

const page = element(
  'main',
  { className: 'filling entity', attributes: { 'aria-busy': 'true' } },
  element('header', {}, heading, about, status, actions),
  tabs.element,
);

function tell(profile: EntityProfile): void {
  const { name, label, id, wikidata, aliases, count, documents, isListed } = profile;
  const definition = labels.find((one) => one.name === label);
  heading.replaceChildren(
    bidi(name),
    labelChip(label, definition),
    element('span', { className: 'id' }, id),
    ...(wikidata === undefined
      ? []
      : [element('span', { className: 'id' }, say(message('entityPage.wikidata', { item: wikidata })))]),
  );
  const inDocuments = message('entityPage.documents', { count: documents });
  status.textContent = say(message('entityPage.counts', { count, documents: inDocuments }));
  about.replaceChildren(
    ...(aliases.length > 0
      ? [element('p', {}, say(message('entityPage.otherNames', { names: aliases })))]
      : []),
    ...(isListed ? [] : [element('p', { className: 'told' }, say(message('entityPage.gathered')))]),
  );
  mentions.tell(profile);
  const lead = (filter: Parameters<MentionsPanel['filter']>[0]): void => {
    tabs.show('mentions');
    mentions.filter(filter);
  };
  put(
    spellings,
    spellingsTable(profile, (words) => lead({ words })),
  );
  put(
    time,
    monthsTable(profile, (date) => lead({ date })),
  );
  put(beside, besideTable(profile, labels, show));
  alike.replaceChildren(...othersOf(profile));
  page.setAttribute('aria-busy', 'false');
}

const show = (entity: string): void => host.tell({ type: 'show', entity });

function put(where: HTMLElement, what: Child): void {
  where.replaceChildren();
  if (what !== undefined && what !== false) where.append(what);
}

/** What may be the same and what is not, with what is done about it. */
function othersOf(profile: EntityProfile): readonly HTMLElement[] {
  const run = (key: MessageKey, command: PageCommand, other: string): HTMLElement =>
    button(say({ key }), () => host.tell({ type: 'run', command, other }));
  const group = (
    title: string,
    all: readonly EntitySummary[],
    ...does: readonly ((id: string) => HTMLElement)[]
  ) =>
    all.length === 0
      ? []
      : [
          element('h2', {}, title),
          element('ul', { className: 'others' }, ...all.map((one) => otherRow(one, does))),
        ];
  const found = [
    ...group(
      say(message('entityPage.mayBe')),
      profile.alike,
      (id) => run('entityPage.merge', 'mergeEntity', id),
      (id) => run('entityPage.apart', 'tellApart', id),
    ),
    ...group(say(message('entityPage.isNot')), profile.apart, (id) =>
      run('entityPage.notApart', 'notApart', id),
    ),
  ];
  return found.length > 0
    ? found
    : [element('p', { className: 'told' }, say(message('entityPage.noneAlike')))];
}

function otherRow(
  { id, name, label }: EntitySummary,
  does: readonly ((id: string) => HTMLElement)[],
): HTMLElement {
  const lead = element('button', { type: 'button', className: 'lead', onclick: () => show(id) }, bidi(name));
  const definition = labels.find((one) => one.name === label);
  return element('li', {}, lead, labelChip(label, definition), ...does.map((make) => make(id)));
}

function receive(told: ToEntityPage): void {
  if (told.type === 'entity') {
    labels = told.labels;
    host.remember({ root: told.root, id: told.id });
    document.documentElement.style.setProperty('--font', told.fontFamily);
    status.textContent = say(message('entityPage.waiting'));
  } else if (told.profile) tell(told.profile);
  else status.textContent = say(message('entityPage.gone'));
}

document.body.append(page);
host.reportErrors();
host.listen(receive);
for (const told of host.writtenIn()) receive(told);
host.tell({ type: 'ready' });
