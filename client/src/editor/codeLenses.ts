/** Above each paragraph that has something: how much of it is decided, and a link that accepts the rest. */
import {
  l10n,
  type CodeLens,
  EventEmitter,
  languages,
  Range,
  workspace,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { commandId } from '../../actions/actions.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentStates } from '../service/documentStates.js';
import { codeLens } from '../surfaces/rows.js';
import { LANGUAGE } from '../service/languageService.js';
import { codeLensWanted } from '../settings.js';
import { isolated } from '../sentences.js';
import { lineSummary } from '../../annotating/layers.js';

export function registerCodeLenses(states: DocumentStates): readonly Disposable[] {
  const changed = new EventEmitter<void>();
  return [
    changed,
    states.onDidChange(() => changed.fire()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('hawashi.codeLens')) changed.fire();
    }),
    languages.registerCodeLensProvider(
      { language: LANGUAGE },
      { onDidChangeCodeLenses: changed.event, provideCodeLenses: (document) => lenses(states, document) },
    ),
  ];
}

function lenses(states: DocumentStates, document: TextDocument): CodeLens[] {
  const state = codeLensWanted() ? states.get(document.uri) : undefined;
  if (!state) return [];
  const lines = new Map<number, Item[]>();
  for (const item of state.items) {
    const { line } = item.range.start;
    lines.set(line, [...(lines.get(line) ?? []), item]);
  }
  return [...lines].flatMap(([line, items]) => {
    const range = new Range(line, 0, line, 0);
    const open = items.filter((item) => item.kind === 'suggestion').length;
    const summary = codeLens(range, {
      // Of what was rejected nothing is left to count: what is left to decide is told.
      title:
        open === 0
          ? l10n.t('All decided · {0}', isolated(lineSummary(items)))
          : l10n.t('{0} left · {1}', open, isolated(lineSummary(items))),
      command: '',
    });
    if (open === 0) return [summary];
    const acceptAll = codeLens(range, {
      title: open === 1 ? l10n.t('Accept it') : l10n.t('Accept all {0}', open),
      command: commandId('acceptAll'),
      arguments: [{ uri: state.uri, line }],
    });
    return [summary, acceptAll];
  });
}
