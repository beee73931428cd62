/** Figures of learning as text for a terminal. */
import { formatPlain } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import type { BeforeAndAfter, LearningEvaluation } from './evaluation.js';

const MOST_CONFUSIONS = 12;

const percent = (share: number): string => (100 * share).toFixed(1);
const signed = (share: number): string => (share >= 0 ? '+' : '') + percent(share);

export function evaluationReport(evaluation: LearningEvaluation, say: Format = formatPlain): string {
  const { documents, tested, all, labels, corrections, taggerUsed, tagger, confusions } = evaluation;
  const columns = ['precision', 'recall', 'f1'] as const;
  const names = columns.map((key) => say(message(`score.${key}`)).padStart(7)).join('');
  const heading = (key: 'learning.before' | 'learning.after'): string =>
    say(message(key)).padStart(8).padEnd(23);
  const lines = [
    say(message('learning.evaluated', { count: documents, tested })),
    '',
    `${''.padEnd(10)}${heading('learning.before')}${heading('learning.after')}`,
    `${say(message('score.label')).padEnd(10)}${names}  ${names}  ${say(message('learning.gain'))}`,
    ...Object.entries(labels).map(([label, figures]) => row(label, figures)),
    '',
    row(say(message('score.all')), all),
    '',
    say(
      taggerUsed.length > 0
        ? message('learning.taggerUsed', { labels: taggerUsed })
        : message('learning.taggerUnused'),
    ),
    '',
    ...taggerLines(tagger, say),
    ...confusionLines(confusions, say),
    say(message('learning.corrections')),
    ...corrections.map(({ before, after, gold, document }, i) =>
      [i + 1, before, after, gold]
        .map((count) => String(count).padStart(7))
        .join('')
        .concat(`  ${document}`),
    ),
  ];
  return lines.map((line) => line.trimEnd()).join('\n') + '\n';
}

/** F1 of each label without the tagger and with it, and whether it is used. */
function taggerLines(tagger: LearningEvaluation['tagger'], say: Format): string[] {
  const lines = Object.entries(tagger).map(
    ([label, { without, with: now, reason }]) =>
      `${label.padEnd(10)}${percent(without).padStart(7)}${percent(now).padStart(7)}  ${say(message(`learning.reason.${reason}`))}`,
  );
  return lines.length === 0 ? [] : [say(message('learning.tagger')), ...lines, ''];
}

/** What is most often taken for something else; no label: missed, or suggested where nothing is. */
function confusionLines(confusions: LearningEvaluation['confusions'], say: Format): string[] {
  const wrong = confusions.filter(({ gold, predicted }) => gold !== predicted).slice(0, MOST_CONFUSIONS);
  if (wrong.length === 0) return [];
  const lines = wrong.map(
    ({ gold = '–', predicted = '–', count }) =>
      `${String(count).padStart(7)}  ${gold.padEnd(10)} → ${predicted}`,
  );
  return [say(message('learning.confusions')), ...lines, ''];
}

function row(name: string, { before, after, gain, interval: [low, high] }: BeforeAndAfter): string {
  const cells = [before, after]
    .map(({ precision, recall, f1 }) =>
      [precision, recall, f1].map((share) => percent(share).padStart(7)).join(''),
    )
    .join('  ');
  return `${name.padEnd(10)}${cells}  ${signed(gain)} (${signed(low)} … ${signed(high)})`;
}
