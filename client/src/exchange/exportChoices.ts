/** What is exported: a list of choices with defaults that will do, so that Enter is enough. */
import { l10n } from 'vscode';
import type { DocumentStatus } from '../../../server/src/annotation/model.js';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { ExportFormat } from '../../../server/src/protocol/exchange.js';
import { STATUS_WORDS } from '../views/statusWords.js';
import { chosenWords, pickSome } from './pickSome.js';
import { isolated } from '../sentences.js';
import { showQuickPick, type Row } from '../surfaces/picks.js';

/** What is not named is not limited. */
export interface ExportChoices {
  readonly annotators: readonly string[];
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly statuses?: readonly DocumentStatus[];
  readonly exhaustive?: boolean;
  readonly options: Readonly<Record<string, string>>;
}

/** The user's own decisions; those of others where there are none. */
export function defaultChoices(corpus: CorpusSummary): ExportChoices {
  const { annotator, annotators } = corpus;
  const own = annotators.includes(annotator) || annotators.length === 0;
  return { annotators: own ? [annotator] : annotators.slice(0, 1), options: {} };
}

interface ChoiceRow extends Row {
  /** Asks for another choice; undefined where this is the row that begins. */
  readonly change?: (choices: ExportChoices) => Promise<ExportChoices>;
}

const STATUSES = Object.keys(STATUS_WORDS) as DocumentStatus[];

/** Shows the choices until they are confirmed; undefined: the user changed their mind. */
export async function askChoices(
  corpus: CorpusSummary,
  format: ExportFormat,
): Promise<ExportChoices | undefined> {
  let choices = defaultChoices(corpus);
  for (;;) {
    const row = await showQuickPick(rows(corpus, format, choices), {
      title: l10n.t('Export as {0}', isolated(format.title)),
      placeHolder: l10n.t('Enter exports this; choose a line to change it'),
    });
    if (!row) return undefined;
    if (!row.change) return choices;
    choices = await row.change(choices);
  }
}

function rows(corpus: CorpusSummary, format: ExportFormat, choices: ExportChoices): readonly ChoiceRow[] {
  return [
    {
      icon: 'export',
      label: l10n.t('Export as {0}…', isolated(format.title)),
      description: l10n.t('choose the folder'),
    },
    annotatorRow(corpus, choices),
    documentRow(corpus, choices),
    labelRow(corpus, choices),
    statusRow(choices),
    completeRow(choices),
    ...format.options.map((option) => optionRow(option, choices)),
  ];
}

function annotatorRow(corpus: CorpusSummary, choices: ExportChoices): ChoiceRow {
  const annotators = [...new Set([corpus.annotator, ...corpus.annotators])];
  const rowsOf = annotators.map((name) => ({
    value: name,
    label: name,
    description: name === corpus.annotator ? l10n.t('(you)') : undefined,
  }));
  return {
    icon: 'account',
    label: l10n.t('Annotators'),
    description: choices.annotators.join(', '),
    change: async (before) => ({
      ...before,
      annotators: (await pickSome(l10n.t('Whose annotations'), rowsOf, before.annotators)) ?? annotators,
    }),
  };
}

function documentRow({ documents }: CorpusSummary, choices: ExportChoices): ChoiceRow {
  const rowsOf = documents.map(({ name, status, annotated }) => ({
    value: name,
    label: name,
    description: l10n.t('{0}, {1} annotated', STATUS_WORDS[status], annotated),
  }));
  return {
    icon: 'files',
    label: l10n.t('Documents'),
    description: chosenWords(choices.documents, documents.length),
    change: async (before) => ({
      ...before,
      documents: await pickSome(l10n.t('Which documents'), rowsOf, before.documents),
    }),
  };
}

function labelRow({ labels }: CorpusSummary, choices: ExportChoices): ChoiceRow {
  const rowsOf = labels.map(({ name, description }) => ({ value: name, label: name, description }));
  return {
    icon: 'tag',
    label: l10n.t('Labels'),
    description: chosenWords(choices.labels, labels.length),
    change: async (before) => ({
      ...before,
      labels: await pickSome(l10n.t('Which labels'), rowsOf, before.labels),
    }),
  };
}

function statusRow(choices: ExportChoices): ChoiceRow {
  const wordsOf = (status: string) => STATUS_WORDS[status as DocumentStatus];
  const rowsOf = STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status] }));
  return {
    icon: 'checklist',
    label: l10n.t('Documents with status'),
    description: chosenWords(choices.statuses, STATUSES.length, wordsOf),
    change: async (before) => ({
      ...before,
      statuses: await pickSome(l10n.t('Documents with which status'), rowsOf, before.statuses),
    }),
  };
}

function completeRow({ exhaustive = false }: ExportChoices): ChoiceRow {
  return {
    icon: exhaustive ? 'check' : 'circle-large-outline',
    label: l10n.t('Complete documents alone'),
    description: exhaustive ? l10n.t('yes') : l10n.t('no'),
    detail: l10n.t('Those in which every label that is exported is complete'),
    change: (before) => Promise.resolve({ ...before, exhaustive: !exhaustive }),
  };
}

function optionRow(
  { name, description, values }: ExportFormat['options'][number],
  choices: ExportChoices,
): ChoiceRow {
  return {
    icon: 'gear',
    label: name,
    description: choices.options[name] ?? values[0],
    detail: description,
    change: async (before) => {
      const rows = values.map((value) => ({ label: value, value }));
      const picked = await showQuickPick(rows, { title: `${name}: ${description}` });
      return picked ? { ...before, options: { ...before.options, [name]: picked.value } } : before;
    },
  };
}
