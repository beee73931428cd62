/** What to change over the whole corpus is asked step by step: which places of it are meant, and what becomes of them. */
import { l10n, window, type Disposable, type Uri } from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { WantedChange } from '../../../server/src/protocol/changes.js';
import { fragmentsOf, shownText } from '../../annotating/pieces.js';
import { confidenceTyped } from '../../annotating/acceptable.js';
import { registerCommand } from '../commands.js';
import type { Decisions } from '../editor/decisions.js';
import { pickEntity } from '../editor/entityPick.js';
import { pickLabel } from '../editor/labelPick.js';
import { targetOf, type Target } from '../editor/target.js';
import { rangeToTag } from '../editor/tagging.js';
import { editorRange } from '../editor/ranges.js';
import { isolated } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showInputBox, showQuickPick, type Row } from '../surfaces/picks.js';
import type { Changing } from './changing.js';
import { registerComparing } from './comparing.js';

type Selection = Extract<WantedChange, { kind: 'places' }>['select'];
type Action = Extract<WantedChange, { kind: 'places' }>['action'];

interface SelectionRow extends Row {
  readonly select: Selection;
}

interface ActionRow extends Row {
  readonly action: () => Promise<Action | undefined> | Action;
}

export function registerAsking(
  decisions: Decisions,
  changing: Changing,
  /** Asks which corpus is meant; tells where there is none. */
  chooseCorpus: (title: string) => Promise<CorpusSummary | undefined>,
): readonly Disposable[] {
  return [
    registerCommand('changeEverywhere', async (argument?: unknown) => {
      const target = await targetOf(decisions.states, argument);
      if (target) await changeEverywhere(decisions, changing, target);
    }),
    registerCommand('acceptAboveInCorpus', async () => {
      const corpus = await chooseCorpus(l10n.t('Suggestions of which corpus?'));
      if (corpus) await acceptAboveInCorpus(changing, corpus);
    }),
    ...registerComparing(decisions.service),
  ];
}

async function changeEverywhere(decisions: Decisions, changing: Changing, target: Target): Promise<void> {
  const { uri } = target;
  const item = target.items[0];
  const name = item?.text ?? wordsAtCaret();
  if (name === undefined || name.trim() === '') {
    void showInformationMessage(
      l10n.t('Hawashi: put the caret on a name, or select one: what is changed begins with it.'),
    );
    return;
  }
  const title = l10n.t('Change «{0}» in the whole corpus', isolated(name));
  const selected = await showQuickPick(selectionsOf(item, name), {
    title,
    placeHolder: l10n.t('Which places? Nothing is changed before you have seen them.'),
  });
  if (!selected) return;
  const chosen = await showQuickPick(actionsFor(decisions, target, item), {
    title,
    placeHolder: l10n.t('What becomes of them?'),
  });
  const action = await chosen?.action();
  if (action) await changing.propose(uri, { kind: 'places', select: selected.select, action });
}

const wordsAtCaret = (): string | undefined => {
  const range = rangeToTag();
  return range && window.activeTextEditor?.document.getText(editorRange(range));
};

function selectionsOf(item: Item | undefined, name: string): readonly SelectionRow[] {
  const { canonical, label } = item ?? {};
  const fragments = item && fragmentsOf(item);
  return [
    {
      label: l10n.t('«{0}» wherever it stands', isolated(item ? shownText(item) : name)),
      detail: l10n.t('In any spelling, behind any prefixes; annotated, suggested, or neither'),
      icon: 'search',
      select: { by: 'name', name, ...(fragments && { fragments }) },
    },
    ...(canonical === undefined
      ? []
      : [
          {
            label: l10n.t('All mentions of the entity {0}', isolated(canonical)),
            icon: 'references',
            select: { by: 'entity' as const, entity: canonical },
          },
        ]),
    ...(label === undefined
      ? []
      : [
          {
            label: l10n.t('Everything with the label {0}', isolated(label)),
            icon: 'tag',
            select: { by: 'label' as const, label },
          },
        ]),
  ];
}

function actionsFor(
  decisions: Decisions,
  { uri, state }: Target,
  item: Item | undefined,
): readonly ActionRow[] {
  const labelled = async (kind: 'tag' | 'relabel'): Promise<Action | undefined> => {
    const said = await decisions.saidOfLabels(uri);
    const label = await pickLabel(state.labels, { title: l10n.t('Tag as'), current: item?.label, said });
    return label && { kind, label: label.name };
  };
  return [
    { label: l10n.t('Tag as…'), icon: 'tag', action: () => labelled('tag') },
    {
      label: l10n.t('Change the label to…'),
      detail: l10n.t('Only what is annotated or suggested'),
      icon: 'symbol-enum',
      action: () => labelled('relabel'),
    },
    ...(item
      ? [{ label: l10n.t('Link to an entity…'), icon: 'link', action: () => linked(decisions, uri, item) }]
      : []),
    { label: l10n.t('Accept suggestions'), icon: 'check', action: () => ({ kind: 'accept' }) as const },
    {
      label: l10n.t('Reject'),
      detail: l10n.t('It is not suggested again'),
      icon: 'close',
      action: () => ({ kind: 'reject' }) as const,
    },
    { label: l10n.t('Remove annotations'), icon: 'trash', action: () => ({ kind: 'remove' }) as const },
  ];
}

async function linked(decisions: Decisions, uri: Uri, item: Item): Promise<Action | undefined> {
  const chosen = await pickEntity(decisions.service, uri, item, { mayBeNew: false });
  return chosen && 'canonical' in chosen ? { kind: 'link', entity: chosen.canonical } : undefined;
}

async function acceptAboveInCorpus(changing: Changing, { root, labels: all }: CorpusSummary): Promise<void> {
  const given = await showInputBox({
    title: l10n.t('Accept all suggestions of the corpus above'),
    prompt: l10n.t('From how many percent on? You see them before anything is decided.'),
    value: '90',
    validateInput: (text) =>
      confidenceTyped(text) === undefined ? l10n.t('Write a number from 0 to 100.') : undefined,
  });
  const minimum = given === undefined ? undefined : confidenceTyped(given);
  if (minimum === undefined) return;
  const labels = await labelsWanted(all.map(({ name }) => name));
  if (!labels) return;
  await changing.propose(root, {
    kind: 'places',
    select: { by: 'confidence', minimum, ...(labels.length > 0 && { labels }) },
    action: { kind: 'accept' },
  });
}

/** Empty: all of them. */
async function labelsWanted(labels: readonly string[]): Promise<string[] | undefined> {
  const all = l10n.t('All labels');
  const chosen = await showQuickPick(
    [{ label: all, icon: 'check-all' }, ...labels.map((label) => ({ label }))],
    {
      title: l10n.t('Suggestions of which label?'),
    },
  );
  return chosen && (chosen.label === all ? [] : [chosen.label]);
}
