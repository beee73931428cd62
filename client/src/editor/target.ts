/** What a command acts on: what its arguments name (a hover's link, a tree's row), or what the caret means. */
import { l10n, Uri, window, type Selection } from 'vscode';
import { attributeMessage } from '../../../server/src/annotation/attributeMessage.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import type { DocumentStates } from '../service/documentStates.js';
import { LANGUAGE } from '../service/languageService.js';
import { itemsMeant, twinsOf } from '../../annotating/places.js';
import { isolated, say } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';

export interface Target {
  readonly uri: Uri;
  readonly state: DocumentState;
  /** undefined where the document is not in the active text editor. */
  readonly selection?: Selection;
  /** In text order; empty where there is nothing. */
  readonly items: readonly Item[];
}

/** The document alone that arguments or the active editor mean; undefined where it is not ours. */
export function documentMeant(argument?: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  const named = argumentObject(argument)?.uri;
  if (typeof named === 'string') return Uri.parse(named);
  if (named instanceof Uri) return named;
  const document = window.activeTextEditor?.document;
  return document?.languageId === LANGUAGE ? document.uri : activeCustomDocument();
}

/** The document and items that a command was asked to act on; tells the user where there is none. */
export async function targetOf(states: DocumentStates, argument?: unknown): Promise<Target | undefined> {
  const uri = documentMeant(argument);
  const state = uri && (states.get(uri) ?? (await states.refresh(uri)));
  if (!state) {
    void showInformationMessage(l10n.t('Hawashi: open a text document of a corpus first.'));
    return undefined;
  }
  const editor = window.activeTextEditor;
  const selection = editor?.document.uri.toString() === uri.toString() ? editor.selection : undefined;
  const id = argumentObject(argument)?.id;
  if (typeof id === 'string')
    return { uri, state, selection, items: state.items.filter((item) => item.id === id) };
  return { uri, state, selection, items: selection ? itemsMeant(state.items, selection) : [] };
}

/** How an item is told from others at its place: by its label, and what else it says. */
function rowOf(item: Item) {
  const { label, attributes = {}, value, canonical, note } = item;
  const said = Object.entries(attributes).map(([name, one]) => say(attributeMessage(name, one)));
  const shown = [value, canonical, ...said, note].filter((one) => one !== undefined && one !== '');
  return { label, description: shown.map((one) => isolated(one!)).join(' · '), items: [item] };
}

/**
 * Of several labels on one span, the one that is meant: asked, where no argument names it. `all`: what a further row is called
 * that means all of them. Undefined: the annotator changed their mind.
 */
export async function itemsChosen(
  { state, items }: Target,
  argument: unknown,
  options: { readonly title: string; readonly all?: string },
): Promise<readonly Item[] | undefined> {
  const [first] = items;
  if (!first || typeof argumentObject(argument)?.id === 'string') return items;
  const twins = twinsOf(state.items, first);
  // A selection that holds further items means all that it holds.
  const isOnePlace = items.every((item) => item.kind !== first.kind || twins.includes(item));
  if (twins.length < 2 || !isOnePlace) return items;
  const { title, all } = options;
  const rows = [...twins.map(rowOf), ...(all === undefined ? [] : [{ label: all, items: twins }])];
  const picked = await showQuickPick(rows, { title, matchOnDescription: true });
  return picked?.items;
}

function argumentObject(argument: unknown): Record<string, unknown> | undefined {
  return typeof argument === 'object' && argument !== null
    ? (argument as Record<string, unknown>)
    : undefined;
}

/** Whether a page of ours is the active tab. */
export const isReaderInFront = (): boolean => activeCustomDocument() !== undefined;

/** The document of a page of ours that is the active tab. */
function activeCustomDocument(): Uri | undefined {
  const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
  const { uri, viewType } = argumentObject(input) ?? {};
  return uri instanceof Uri && viewType === 'hawashi.reader' ? uri : undefined;
}
