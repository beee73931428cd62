/** Accepting all suggestions from a confidence on: how many that would be is said before it is decided. */
import { InputBoxValidationSeverity, l10n, type Uri } from 'vscode';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { choicesFor, confidenceTyped, countFrom, suggestionsOf } from '../../annotating/acceptable.js';
import { isolated } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showInputBox, showQuickPick, type Row } from '../surfaces/picks.js';
import type { Decisions } from './decisions.js';

interface Choice extends Row {
  readonly least?: number;
  readonly asks?: 'value' | 'label';
}

/** Of one label alone where one is given. One decision, which one undo takes back. */
export async function acceptAbove(
  decisions: Decisions,
  document: { readonly uri: Uri; readonly state: DocumentState },
  label?: string,
): Promise<void> {
  const { uri, state } = document;
  const suggestions = suggestionsOf(state.items, label);
  if (suggestions.length === 0) {
    void showInformationMessage(l10n.t('Hawashi: no suggestions are left in this document.'));
    return;
  }
  const labels = [...new Set(suggestions.map((item) => item.label))];
  const rows: Choice[] = [
    ...choicesFor(suggestions).map(({ least, count }) => ({
      label: told(least, count, suggestions.length),
      least,
    })),
    { label: l10n.t('Another value…'), asks: 'value', icon: 'edit' },
    ...(labels.length > 1
      ? [{ label: l10n.t('Of one label alone…'), asks: 'label', icon: 'tag' } as const]
      : []),
  ];
  const title =
    label === undefined
      ? l10n.t('Accept all suggestions above')
      : l10n.t('Accept all suggestions of {0} above', isolated(label));
  const placeHolder = l10n.t('How sure they are at least. One undo takes it back.');
  const chosen = await showQuickPick(rows, { title, placeHolder });
  if (!chosen) return;
  if (chosen.asks === 'label') {
    const one = await pickOne(labels, state);
    return one === undefined ? undefined : acceptAbove(decisions, document, one);
  }
  const least = chosen.least ?? (await typed(title, suggestions));
  if (least === undefined) return;
  await decisions.decide(uri, {
    kind: 'acceptAll',
    minimumConfidence: least,
    ...(label !== undefined && { labels: [label] }),
  });
}

const told = (least: number, count: number, all: number): string =>
  l10n.t('{0} %: {1} of {2}', Math.round(least * 1000) / 10, count, all);

/** One of the labels that something is suggested of. */
async function pickOne(labels: readonly string[], state: DocumentState): Promise<string | undefined> {
  const rows = labels.map((label) => ({
    label,
    description: String(suggestionsOf(state.items, label).length),
  }));
  return (await showQuickPick(rows, { title: l10n.t('Suggestions of which label?') }))?.label;
}

/** A value that is typed; how many suggestions it would accept is said meanwhile. */
async function typed(
  title: string,
  suggestions: ReturnType<typeof suggestionsOf>,
): Promise<number | undefined> {
  const given = await showInputBox({
    title,
    prompt: l10n.t('From how many percent on?'),
    value: '90',
    validateInput: (text) => {
      const least = confidenceTyped(text);
      if (least === undefined) return l10n.t('Write a number from 0 to 100.');
      const message = told(least, countFrom(suggestions, least), suggestions.length);
      return { message, severity: InputBoxValidationSeverity.Info };
    },
  });
  return given === undefined ? undefined : confidenceTyped(given);
}
