/** After a change of the guidelines: what it may concern, label by label, in the concordance; and that it was looked at. */
import { l10n, type Disposable } from 'vscode';
import { registerCommand, run } from '../commands.js';
import type { LanguageService } from '../service/languageService.js';
import { isolated } from '../sentences.js';
import { showBriefly, showInformationMessage, showWarningMessage } from '../surfaces/notices.js';
import { showQuickPick, type Row } from '../surfaces/picks.js';
import { chooseCorpus } from '../views/chooseCorpus.js';
import type { Corpora } from '../views/corpora.js';

type ChangeRow = Row & ({ readonly looks: string } | { readonly done: readonly string[] });

/** What is decided, of one's own. */
const queryOf = (label: string): string =>
  `<* label=="${label.replace(/["\\]/g, '\\$&')}" & kind=annotation/>`;

export const registerGuidelineChanges = (service: LanguageService, corpora: Corpora): Disposable =>
  registerCommand('guidelineChanges', async () => {
    const corpus = await chooseCorpus(corpora, undefined, l10n.t('Corpus'));
    const uri = corpus?.root;
    if (uri === undefined) return;
    const told = await service.request('hawashi/guidelineChanges', { uri });
    if (!told) return;
    const labels = told.changed.map(({ label }) => label);
    if (labels.length === 0) {
      void showInformationMessage(
        l10n.t('Hawashi: the guidelines say what they said when annotations were last looked at.'),
      );
      return;
    }
    const rows: readonly ChangeRow[] = [
      ...labels.map((label) => ({
        label,
        description: l10n.t('list its annotations'),
        icon: 'search',
        looks: label,
      })),
      ...labels.map((label) => ({
        label: l10n.t('{0}: looked at', isolated(label)),
        icon: 'check',
        done: [label],
      })),
      ...(labels.length > 1
        ? [{ label: l10n.t('All of them: looked at'), icon: 'check-all', done: labels }]
        : []),
    ];
    const chosen = await showQuickPick(rows, {
      title: l10n.t('The guidelines of these labels have changed'),
    });
    if (!chosen) return;
    if ('looks' in chosen) return run('searchCorpus', { query: queryOf(chosen.looks), corpus: uri });
    const result = await service.request('hawashi/reviewGuidelines', { uri, labels: chosen.done });
    if (!result?.message) return;
    if (result.done) showBriefly(result.message, 'check');
    else void showWarningMessage(l10n.t('Hawashi: {0}', result.message));
  });
