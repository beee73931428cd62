/** Import: choose files, format and annotator; look at what would be done; only then have it written. */
import { l10n, Uri, window, type Disposable } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { ExportFormat, ImportParameters, ImportResult } from '../../../server/src/protocol/exchange.js';
import { registerCommand } from '../commands.js';
import type { LanguageService } from '../service/languageService.js';
import type { Corpora } from '../views/corpora.js';
import { chooseCorpus } from '../views/chooseCorpus.js';
import { chooseFormat } from './chooseFormat.js';
import {
  chooseAnnotator,
  chooseSources,
  editLabels,
  labelWords,
  type DecidedLabels,
} from './importChoices.js';
import { longWork } from './longWork.js';
import type { Reports } from './reports.js';
import { isolated } from '../sentences.js';
import { showInformationMessage, showWarningMessage } from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';

/** What a key binding or another extension may decide beforehand; with `apply` decided, nothing is asked. */
type Given = Partial<ImportParameters>;

const TITLE = l10n.t('Hawashi import');

export function registerImporting(
  service: LanguageService,
  corpora: Corpora,
  reports: Reports,
): readonly Disposable[] {
  const run = (parameters: ImportParameters): Promise<ImportResult | undefined> =>
    longWork(
      service,
      parameters.apply ? l10n.t('Importing') : l10n.t('Reading what is to be imported'),
      'hawashi/import',
      parameters,
    );

  return [
    registerCommand('import', async (argument?: Given) => {
      const given = argument ?? {};
      const corpus = await chooseCorpus(corpora, given.corpus, l10n.t('Corpus to import into'));
      const sources = corpus && (given.sources ?? (await chooseSources())?.map((uri) => uri.toString()));
      if (!corpus || !sources || sources.length === 0) return undefined;
      const format = await formatOf(service, corpus, sources, given.format);
      const annotator = format && (given.annotator ?? (await chooseAnnotator(corpus, format.id)));
      if (!format || annotator === undefined) return undefined;
      const wanted = { corpus: corpus.root, sources, format: format.id, annotator, labels: given.labels };
      if (given.apply !== undefined) return run({ ...wanted, apply: given.apply });
      const confirmed = await confirm(corpus, format, wanted, run, reports);
      const result = confirmed && (await run({ ...confirmed, apply: true }));
      // Not awaited: the message stays as long as the user likes.
      if (result) void tell(result, reports);
      return result;
    }),
  ];
}

async function formatOf(
  service: LanguageService,
  corpus: CorpusSummary,
  sources: readonly string[],
  id: string | undefined,
): Promise<ExportFormat | undefined> {
  const formats = await service.request('hawashi/formats', null);
  if (id !== undefined || !formats) return formats?.find((format) => format.id === id);
  const likely = await service.request('hawashi/detectFormat', { corpus: corpus.root, sources });
  return likely && chooseFormat(formats, { title: l10n.t('Format of the files'), likely });
}

/** Dry runs, until the user has it done (the parameters are given back) or changes their mind. */
async function confirm(
  corpus: CorpusSummary,
  format: ExportFormat,
  wanted: ImportParameters,
  run: (parameters: ImportParameters) => Promise<ImportResult | undefined>,
  reports: Reports,
): Promise<ImportParameters | undefined> {
  let decided: DecidedLabels = new Map(wanted.labels);
  let parameters = wanted;
  for (;;) {
    const plan = await run(parameters);
    if (!plan?.complete) return undefined;
    await reports.show(TITLE, plan.report, { keepFocus: true });
    const choice = await showQuickPick(choicesFor(plan, parameters, format), {
      title: l10n.t('Import: {0}', plan.summary),
      placeHolder: l10n.t('The report behind this list tells each document and conflict'),
      ignoreFocusOut: true,
    });
    if (choice?.does === 'import') return parameters;
    if (choice?.does === 'labels') decided = await editLabels(corpus, plan, decided);
    else if (choice?.does === 'annotator') {
      const annotator = await chooseAnnotator(corpus, parameters.annotator);
      parameters = { ...parameters, annotator: annotator ?? parameters.annotator };
    } else return undefined;
    parameters = { ...parameters, labels: [...decided] };
  }
}

function choicesFor(plan: ImportResult, { annotator }: ImportParameters, { title }: ExportFormat) {
  const { annotations, relations, documents } = plan;
  const something = annotations + relations > 0;
  return [
    ...(something
      ? [
          {
            does: 'import',
            icon: 'check',
            label: l10n.t('Import from {0}', isolated(title)),
            description: l10n.t('annotations: {0}, documents: {1}', annotations, documents.length),
          } as const,
        ]
      : [
          {
            does: 'close',
            icon: 'info',
            label: l10n.t('Nothing to import'),
            description: l10n.t('see the report'),
          } as const,
        ]),
    { does: 'labels', icon: 'tag', label: l10n.t('Labels'), description: labelWords(plan.labels) } as const,
    { does: 'annotator', icon: 'account', label: l10n.t('Annotator'), description: annotator } as const,
  ];
}

async function tell(result: ImportResult, reports: Reports): Promise<void> {
  const { summary, report, documents, conflicts, problems, failed } = result;
  reports.update(TITLE, report);
  const showReport = l10n.t('Show Report');
  const open = l10n.t('Open Annotations');
  const first = documents.find(({ annotations }) => annotations > 0);
  const actions = first ? [showReport, open] : [showReport];
  const doubtful = conflicts + problems + failed > 0 || !result.complete;
  const choice = doubtful
    ? await showWarningMessage(l10n.t('Hawashi: {0}', summary), ...actions)
    : await showInformationMessage(l10n.t('Hawashi: {0}', summary), ...actions);
  if (choice === showReport) await reports.show(TITLE, report);
  if (choice === open && first) await window.showTextDocument(Uri.parse(first.file));
}
