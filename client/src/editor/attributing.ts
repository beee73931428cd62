/** The attributes of an annotation, a suggestion or their relations in the text editor: which one, then what it says. */
import { l10n, type Disposable } from 'vscode';
import { valueMessage } from '../../../server/src/annotation/attributeMessage.js';
import {
  valueProblem,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
  type Describable,
} from '../../../server/src/annotation/attributes.js';
import { isMessage } from '../../../server/src/messages/message.js';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { attributesShown, isChosen, keyedChoices, numberTyped } from '../../annotating/attributes.js';
import { latinKey } from '../../annotating/labelKeys.js';
import { registerCommand } from '../commands.js';
import { isolated, say } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import {
  createQuickPick,
  showInputBox,
  showQuickPick,
  showQuickPickOfMany,
  type Row,
} from '../surfaces/picks.js';
import type { Decisions } from './decisions.js';
import { pickEntity, type ChosenEntity } from './entityPick.js';
import { itemsChosen, targetOf, type Target } from './target.js';

/** An attribute that can be set: of the item, or of one of its relations. */
interface AttributeRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly current: unknown;
  /** Absent: the scheme does not ask it; it can be taken away. */
  readonly definition?: AttributeDefinition;
}

/** What was chosen; undefined: the annotator changed their mind. */
type Chosen = AttributeValue | null | undefined;

export function registerAttributing(decisions: Decisions): readonly Disposable[] {
  return [
    registerCommand('setAttribute', async (argument?: { attribute?: unknown }) => {
      const target = await targetOf(decisions.states, argument);
      if (!target) return;
      if (target.items.length === 0) {
        void showInformationMessage(l10n.t('Hawashi: there is no annotation at the caret.'));
        return;
      }
      const title = l10n.t('Which annotation is meant?');
      const [item] = (await itemsChosen(target, argument, { title })) ?? [];
      if (!item) return;
      const named = typeof argument?.attribute === 'string' ? argument.attribute : undefined;
      const row = await attributeMeant(target, item, named);
      if (row?.definition?.type === 'entity') {
        const chosen = await pickEntityOf(decisions, target, item, row);
        if (chosen) await decisions.decide(target.uri, entityCommand(row, chosen));
        return;
      }
      const value = row && (await pickValue(item, row));
      if (!row || value === undefined) return;
      await decisions.decide(target.uri, {
        kind: 'describe',
        id: row.id,
        attributes: { [row.name]: isList(value) ? [...value] : value },
      });
    }),
  ];
}

/** By its id or name: a row of a gazetteer gets into the corpus' list, as a new one does. */
function entityCommand({ id, name }: AttributeRow, chosen: ChosenEntity): EditCommand {
  const entity = 'entity' in chosen ? chosen.entity : chosen.canonical;
  return entity === null
    ? { kind: 'describe', id, attributes: { [name]: null } }
    : { kind: 'describe', id, entity, entityOf: name };
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** The attribute that was named by its key, or that is picked. */
async function attributeMeant(
  { state }: Target,
  item: Item,
  named: string | undefined,
): Promise<AttributeRow | undefined> {
  const { attributeDefinitions, relations } = state;
  const own = rowsOf(attributeDefinitions, item.id, { label: item.label }, item.attributes);
  if (named !== undefined) {
    const row = own.find(({ name }) => name === named);
    if (!row)
      void showInformationMessage(
        l10n.t('Hawashi: the corpus asks no {0} of {1}.', isolated(named), isolated(item.label)),
      );
    return row;
  }
  const ofRelations = relations
    .filter(({ from, to }) => from === item.id || to === item.id)
    .flatMap(({ id, type, from, to, attributes }) => {
      const other = state.items.find((each) => each.id === (from === item.id ? to : from));
      const detail = `${from === item.id ? '→' : '←'} ${type} ${isolated(other?.text ?? '?')}`;
      return rowsOf(attributeDefinitions, id, { type }, attributes).map((row) => ({ ...row, detail }));
    });
  const rows = [...own, ...ofRelations];
  if (rows.length === 0) {
    void showInformationMessage(
      l10n.t('Hawashi: the corpus asks for no attributes of {0}.', isolated(item.label)),
    );
    return undefined;
  }
  return showQuickPick(rows, {
    title: l10n.t('Attributes of «{0}» ({1})', isolated(item.text), isolated(item.label)),
    matchOnDescription: true,
  });
}

function rowsOf(
  definitions: readonly AttributeDefinition[],
  id: string,
  of: Describable,
  attributes: Attributes = {},
): readonly AttributeRow[] {
  const { asked, others } = attributesShown(definitions, of, attributes);
  const now = (value: unknown) =>
    value === undefined ? undefined : l10n.t('(now {0})', isolated(inWords(value)));
  return [
    ...asked.map((definition) => {
      const { name, description } = definition;
      const current = attributes[name];
      const words = [now(current), description].filter(Boolean).join(' ');
      return { id, name, current, definition, label: name, description: words };
    }),
    ...others.map(([name, current]) => ({ id, name, current, label: name, description: now(current) })),
  ];
}

const titleOf = (name: string, { text }: Item): string =>
  l10n.t('{0} of «{1}»', isolated(name), isolated(text));

function pickValue(item: Item, { definition, name, current }: AttributeRow): Promise<Chosen> {
  const title = titleOf(name, item);
  if (!definition) return pickOne(title, [], current);
  switch (definition.type) {
    case 'choice':
      return pickOne(title, keyedChoices(definition).map(choiceRow), current);
    case 'flag':
      return pickOne(
        title,
        [true, false].map((value) => ({ value, name: inWords(value) })),
        current,
      );
    case 'choices':
      return pickSome(title, definition, current);
    case 'number':
    case 'text':
    case 'entity':
      return typeValue(title, definition, current);
  }
}

interface Choice {
  readonly value: AttributeValue | null;
  readonly name: string;
  readonly key?: string;
  readonly description?: string;
}

const choiceRow = (choice: Omit<Choice, 'value'>): Choice => ({ ...choice, value: choice.name });

/** One of the values, by its key too; the one that is said now is marked, and can be taken away. */
function pickOne(title: string, choices: readonly Choice[], current: unknown): Promise<Chosen> {
  const nothing: readonly Choice[] =
    current === undefined ? [] : [{ value: null, name: l10n.t('Say nothing of it') }];
  const pick = createQuickPick<Row & { readonly value: AttributeValue | null }>();
  pick.title = title;
  pick.matchOnDescription = true;
  pick.items = [...choices, ...nothing].map(({ value, name, key, description }) => ({
    value,
    label: key === undefined ? name : `${name}  [${key}]`,
    description: [description, value === current ? l10n.t('(now)') : undefined].filter(Boolean).join(' '),
    ...(value === null && { icon: 'close' }),
  }));
  const now = pick.items.find(({ value }) => value === current);
  if (now) pick.activeItems = [now];
  return new Promise((resolve) => {
    const choose = (value: Chosen) => {
      resolve(value);
      pick.hide();
    };
    pick.onDidChangeValue((typed) => {
      if ([...typed].length !== 1) return;
      const chosen = choices.find(({ key }) => key !== undefined && key === latinKey(typed));
      if (chosen) choose(chosen.value);
    });
    pick.onDidAccept(() => choose(pick.activeItems[0]?.value));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

async function pickSome(
  title: string,
  { values = [] }: AttributeDefinition,
  current: unknown,
): Promise<Chosen> {
  const picked = await showQuickPickOfMany(
    values.map(({ name, description }) => ({ label: name, description, picked: isChosen(current, name) })),
    { title, placeHolder: l10n.t('Tick all that are right; none takes the attribute away') },
  );
  if (!picked) return undefined;
  return picked.length === 0 ? null : picked.map(({ label }) => label);
}

async function typeValue(title: string, definition: AttributeDefinition, current: unknown): Promise<Chosen> {
  const valueOf = (typed: string) => (definition.type === 'number' ? numberTyped(typed) : typed.trim());
  const typed = await showInputBox({
    title,
    prompt: definition.description ?? l10n.t('Stored with the annotation; empty takes it away.'),
    value: current === undefined ? '' : inWords(current),
    validateInput: (value) => {
      const problem = value.trim() === '' ? undefined : valueProblem(definition, valueOf(value));
      return problem && say(problem);
    },
  });
  if (typed === undefined) return undefined;
  return typed.trim() === '' ? null : valueOf(typed);
}

/** What the item is called names something else: only what is typed may be a new one. */
function pickEntityOf({ service }: Decisions, { uri }: Target, item: Item, row: AttributeRow) {
  const { name, current } = row;
  const canonical = typeof current === 'string' ? current : undefined;
  return pickEntity(service, uri, { ...item, canonical }, { newName: '', title: titleOf(name, item) });
}

function inWords(value: unknown): string {
  const words = valueMessage(value);
  if (isMessage(words)) return say(words);
  return isList(words) ? words.join('، ') : String(words);
}
