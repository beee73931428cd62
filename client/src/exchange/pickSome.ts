/** Choosing some of a list, all of it to begin with. */
import { l10n } from 'vscode';
import { showQuickPickOfMany } from '../surfaces/picks.js';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly description?: string;
}

/**
 * The values picked of a list; `chosen` undefined means all of them, as does an answer that leaves none out. A
 * list left by Escape, or with nothing picked, leaves the choice as it was.
 */
export async function pickSome<T>(
  title: string,
  choices: readonly Choice<T>[],
  chosen: readonly T[] | undefined,
): Promise<readonly T[] | undefined> {
  const items = choices.map((choice) => ({
    ...choice,
    picked: chosen === undefined || chosen.includes(choice.value),
  }));
  const picked = await showQuickPickOfMany(items, { title, matchOnDescription: true });
  if (!picked || picked.length === 0) return chosen;
  return picked.length === choices.length ? undefined : picked.map(({ value }) => value);
}

/** `all 5`, or the names of a few, or how many of how many. */
export function chosenWords(
  chosen: readonly string[] | undefined,
  all: number,
  words: (value: string) => string = (value) => value,
): string {
  if (chosen === undefined) return all === 1 ? l10n.t('the only one') : l10n.t('all {0}', all);
  return chosen.length <= 4 ? chosen.map(words).join(', ') : l10n.t('{0} of {1}', chosen.length, all);
}
