/** What an import takes, of what format, for whom, and what its labels become. */
import { l10n, window, type Uri } from 'vscode';
import { annotatorProblem } from '../../../server/src/annotation/annotatorName.js';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { ImportResult } from '../../../server/src/protocol/exchange.js';
import { chosenWords } from './pickSome.js';
import { isolated, say } from '../sentences.js';
import { showInputBox, showQuickPick, type Row } from '../surfaces/picks.js';

/** Files, or a folder: a dialog of most systems can choose only one of them. */
export async function chooseSources(): Promise<readonly Uri[] | undefined> {
  const kinds = [
    {
      icon: 'files',
      label: l10n.t('Files…'),
      detail: l10n.t('One or more files of another tool'),
      folders: false,
    },
    {
      icon: 'folder',
      label: l10n.t('A folder…'),
      detail: l10n.t('All files of the format in it and below it'),
      folders: true,
    },
  ];
  const kind = await showQuickPick(kinds, { title: l10n.t('Import annotations from') });
  return (
    kind &&
    window.showOpenDialog({
      canSelectFiles: !kind.folders,
      canSelectFolders: kind.folders,
      canSelectMany: !kind.folders,
      openLabel: l10n.t('Import'),
      title: kind.folders ? l10n.t('Folder to import') : l10n.t('Files to import'),
    })
  );
}

/** Whose annotations the imported ones become. */
export async function chooseAnnotator(corpus: CorpusSummary, proposed: string): Promise<string | undefined> {
  const there = [...new Set([corpus.annotator, ...corpus.annotators])];
  const items: (Row & { readonly annotator?: string })[] = [
    ...(there.includes(proposed)
      ? []
      : [
          {
            icon: 'add',
            label: proposed,
            annotator: proposed,
            description: l10n.t('new: apart from everybody’s'),
          },
        ]),
    ...there.map((annotator) => ({
      annotator,
      icon: 'account',
      label: annotator,
      description: annotator === corpus.annotator ? l10n.t('(you)') : undefined,
      detail: l10n.t('Annotations that are there stay as they are; conflicts are told'),
    })),
    { icon: 'edit', label: l10n.t('Another name…') },
  ];
  const picked = await showQuickPick(items, { title: l10n.t('Whose annotations they become') });
  if (!picked || picked.annotator !== undefined) return picked?.annotator;
  const typed = await showInputBox({
    title: l10n.t('Name of the annotator'),
    validateInput: (name) => {
      const problem = annotatorProblem(name.trim());
      return problem && say(problem);
    },
  });
  return typed?.trim();
}

/** What labels become, as far as the user decided; null: left out. */
export type DecidedLabels = ReadonlyMap<string, string | null>;

type Label = ImportResult['labels'][number];

const becomes = ({ becomes: label, known }: Label): string =>
  label === undefined
    ? l10n.t('left out')
    : known
      ? label
      : l10n.t('{0} (not in the label set)', isolated(label));

export function labelWords(labels: readonly Label[]): string {
  const changed = labels.filter((label) => label.becomes !== label.label || !label.known);
  if (changed.length === 0) return l10n.t('{0} as they are', chosenWords(undefined, labels.length));
  return changed.map((label) => `${label.label} → ${becomes(label)}`).join(', ');
}

/** The table of labels, a line each, until Escape; gives what was decided in all. */
export async function editLabels(
  corpus: CorpusSummary,
  result: ImportResult,
  decided: DecidedLabels,
): Promise<DecidedLabels> {
  const edited = new Map(decided);
  const inSet = new Set(corpus.labels.map(({ name }) => name));
  for (;;) {
    const items = result.labels.map((label) => {
      const choice = edited.has(label.label) ? (edited.get(label.label) ?? undefined) : label.becomes;
      const known = choice !== undefined && inSet.has(choice);
      return {
        name: label.label,
        label: label.label,
        description: `→ ${becomes({ ...label, becomes: choice, known })}`,
        detail: l10n.t('annotations: {0}', label.count),
      };
    });
    const done = { name: undefined, icon: 'check', label: l10n.t('Done') };
    const picked = await showQuickPick([done, ...items], {
      title: l10n.t('Labels of the files → labels of the corpus'),
      placeHolder: l10n.t('Choose a label to change what it becomes'),
      matchOnDescription: true,
    });
    if (picked?.name === undefined) return edited;
    const choice = await chooseLabel(corpus, picked.name);
    if (choice !== undefined) edited.set(picked.name, choice);
  }
}

async function chooseLabel(corpus: CorpusSummary, label: string): Promise<string | null | undefined> {
  const items = [
    {
      becomes: null,
      icon: 'close',
      label: l10n.t('Leave it out'),
      description: l10n.t('its annotations are not imported'),
    },
    ...(corpus.labels.some(({ name }) => name === label)
      ? []
      : [
          {
            becomes: label,
            icon: 'add',
            label: label,
            description: l10n.t('as it is, though the label set has none'),
          },
        ]),
    ...corpus.labels.map(({ name, description }) => ({
      becomes: name,
      icon: 'tag',
      label: name,
      description,
    })),
  ];
  const picked = await showQuickPick(items, {
    title: l10n.t('What «{0}» becomes', isolated(label)),
    matchOnDescription: true,
  });
  return picked?.becomes;
}
