/**
 * What a newcomer is shown, each once: the walkthrough where the workspace holds a corpus, and the reader where a text that
 * is written from right to left opens in the text editor, which lays it out from left to right.
 */
import {
  commands,
  ConfigurationTarget,
  type Disposable,
  l10n,
  window,
  workspace,
  type Memento,
  type TextDocument,
} from 'vscode';
import type { DocumentStates } from '../service/documentStates.js';
import { registerCommand, run } from '../commands.js';
import { readerWanted, welcomeWanted } from '../settings.js';
import { showInformationMessage } from '../surfaces/notices.js';

/** `PUBLISHER.NAME#ID`, as package.json contributes it. */
const WALKTHROUGH = 'hawashi.hawashi#start';
/** Letters of a text that are looked at for its direction. */
const LETTERS_LOOKED_AT = 2000;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** `memory`: of the person, over all workspaces. */
export function registerFirstSteps(states: DocumentStates, memory: Memento): readonly Disposable[] {
  void showWalkthrough(memory);
  let isOffered = false;
  const offer = () => {
    const document = window.activeTextEditor?.document;
    if (
      isOffered ||
      !document ||
      !welcomeWanted() ||
      !states.get(document.uri)?.corpus ||
      !readsFromRight(document)
    )
      return;
    isOffered = true;
    void offerReader(memory, document);
  };
  return [
    states.onDidChange(offer),
    window.onDidChangeActiveTextEditor(offer),
    registerCommand('openWalkthrough', openWalkthrough),
  ];
}

async function showWalkthrough(memory: Memento): Promise<void> {
  if (!welcomeWanted() || memory.get<boolean>('walkthroughShown')) return;
  const [corpus] = await workspace.findFiles('**/hawashi.json', '**/node_modules/**', 1);
  if (!corpus) return;
  await memory.update('walkthroughShown', true);
  await openWalkthrough();
}

const openWalkthrough = () => commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);

async function offerReader(memory: Memento, { uri }: TextDocument): Promise<void> {
  if (readerWanted() || memory.get<boolean>('readerOffered')) return;
  await memory.update('readerOffered', true);
  const once = l10n.t('Open the Reader');
  const always = l10n.t('Always Use the Reader');
  const answer = await showInformationMessage(
    l10n.t(
      'Hawashi: the text editor lays lines out from left to right. The reader shows this document as a newspaper does, with the same annotations.',
    ),
    once,
    always,
  );
  if (answer === always)
    await workspace.getConfiguration('hawashi').update('reader.default', true, ConfigurationTarget.Global);
  if (answer !== undefined) await run('openReader', uri);
}

const readsFromRight = (document: TextDocument): boolean =>
  RIGHT_TO_LEFT.test(document.getText().slice(0, LETTERS_LOOKED_AT));
