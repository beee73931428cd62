/** Tagging what is selected, or the word at the caret. */
import { l10n, window, type Disposable } from 'vscode';
import type { Range as ProtocolRange } from 'vscode-languageserver-types';
import { labelCommand } from '../../actions/labelCommands.js';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { registerCommand } from '../commands.js';
import type { Decisions } from './decisions.js';
import { labelOfKey } from '../../annotating/labelKeys.js';
import { pickLabel } from './labelPick.js';
import { plainRange } from './ranges.js';
import { targetOf, type Target } from './target.js';
import { isolated } from '../sentences.js';
import { showInformationMessage, showWarningMessage } from '../surfaces/notices.js';

export function registerTagging(decisions: Decisions): readonly Disposable[] {
  const { states } = decisions;

  const tag = async (choose: (target: Target) => Promise<LabelDefinition | undefined>, exact = false) => {
    const target = await targetOf(states);
    if (!target) return;
    const range = rangeToTag();
    if (!range) {
      void showInformationMessage(l10n.t('Hawashi: select the words to tag, or put the caret into one.'));
      return;
    }
    const label = await choose(target);
    if (!label) return;
    await decisions.decide(target.uri, { kind: 'tag', range, label: label.name, exact });
  };

  const ask = async ({ uri, state }: Target) =>
    pickLabel(state.labels, { title: l10n.t('Tag as'), said: await decisions.saidOfLabels(uri) });
  const named = (name: string) => async (target: Target) => {
    const label = target.state.labels.find((definition) => definition.name === name);
    if (!label)
      void showWarningMessage(l10n.t('Hawashi: the label set of this corpus has no {0}.', isolated(name)));
    return label;
  };
  const keyed = (key: string) => async (target: Target) => {
    const label = labelOfKey(target.state.labels, key);
    if (!label) void showInformationMessage(l10n.t('Hawashi: no label has the key {0}.', isolated(key)));
    return label;
  };

  return [
    registerCommand('tag', (argument?: { label?: string }) =>
      tag(typeof argument?.label === 'string' ? named(argument.label) : ask),
    ),
    registerCommand('tagExactly', () => tag(ask, true)),
    registerCommand('tagWithKey', (argument?: { key?: string }) => tag(keyed(argument?.key ?? ''))),
    ...DEFAULT_LABELS.map(({ name }) => registerCommand(labelCommand(name), () => tag(named(name)))),
  ];
}

/** The selection of the active editor, or the word at its caret. */
export function rangeToTag(): ProtocolRange | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { selection, document } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  return range && plainRange(range);
}
