/** A score as text for a terminal. */
import { formatPlain } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type { Agreement, LabelScore, Score } from './score.js';
import type { ScoredError } from './scoreErrors.js';

const percent = (figure: number): string => (100 * figure).toFixed(1).padStart(5);

function agreementCells(agreement: Agreement | undefined): string {
  if (!agreement) return '      –      –      –';
  return [agreement.precision, agreement.recall, agreement.f1]
    .map((figure) => `  ${percent(figure)}`)
    .join('');
}

function row(name: string, score: LabelScore): string {
  const values = score.values
    ? `${percent(score.values.share)} (${score.values.right}/${score.values.of})`
    : '';
  const counts = [score.exact.gold, score.exact.predicted, score.exact.correct]
    .map((count) => String(count).padStart(8))
    .join('');
  const line = `${name.padEnd(10)}${agreementCells(score.exact)}  ${agreementCells(score.tokens)}${counts}  ${values}`;
  return line.trimEnd();
}

/** Above the columns that `row` fills. */
function headings(say: Format): string[] {
  const figures = ['precision', 'recall', 'f1'] as const;
  const columns = figures.map((key) => say(message(`score.${key}`)).padStart(7)).join('');
  const counts = (['gold', 'predicted', 'right'] as const)
    .map((key) => say(message(`score.${key}`)).padStart(8))
    .join('');
  const exact = say(message('score.exact')).padEnd(21);
  const tokens = say(message('score.tokens')).padEnd(21);
  const label = say(message('score.label')).padEnd(10);
  return [
    `${''.padEnd(10)}  ${exact}${tokens}`,
    `${label}${columns}  ${columns}${counts}  ${say(message('score.values'))}`,
  ];
}

/** The tables of a score, and the first `errors` kinds of errors. */
export function scoreReport(score: Score, errors = 30, say: Format = formatPlain): string {
  const lines = [say(message('score.documents', { count: score.documents })), '', ...headings(say)];
  for (const [label, figures] of Object.entries(score.labels)) lines.push(row(label, figures));
  lines.push('');
  for (const [group, figures] of Object.entries(score.groups)) lines.push(row(group, figures));
  lines.push(row(say(message('score.all')), score.all), '', ...unjudgedLine(score, say));
  if (score.grouping.of > 0) {
    const { right, of, share } = score.grouping;
    lines.push(say(message('score.grouping', { percent: percent(share).trim(), right, of })), '');
  }
  lines.push(effortLine(score, say), '', ...confusionTable(score, say), '');
  const shown = score.errors.slice(0, errors);
  if (shown.length > 0) {
    lines.push(say(message('score.errors', { shown: shown.length, all: score.errors.length })));
    for (const error of shown) lines.push(...errorLines(error, say));
  }
  return lines.join('\n').trimEnd() + '\n';
}

function unjudgedLine({ unjudged }: Score, say: Format): string[] {
  const left = Object.entries(unjudged);
  if (left.length === 0) return [];
  const count = left.reduce((sum, [, times]) => sum + times, 0);
  const labels = left.map(([label, times]) => `${label} ${times}`);
  return [say(message('score.unjudged', { count, labels })), ''];
}

function effortLine({ effort: { keys, fromNothing }, documents }: Score, say: Format): string {
  const each = (count: number): string => (documents === 0 ? 0 : count / documents).toFixed(1);
  return say(message('score.effort', { keys: each(keys), nothing: each(fromNothing) }));
}

function confusionTable(score: Score, say: Format): string[] {
  const none = '–';
  const used = score.confusions.filter((confusion) => confusion.gold !== confusion.predicted);
  if (used.length === 0) return [say(message('score.noConfusions'))];
  const order = [...Object.keys(score.labels), none];
  const golds = order.filter((label) => score.confusions.some((one) => (one.gold ?? none) === label));
  const predictions = order.filter((label) =>
    score.confusions.some((one) => (one.predicted ?? none) === label),
  );
  const width = Math.max(6, ...predictions.map((label) => label.length + 1));
  const first = Math.max(8, ...golds.map((label) => label.length)) + 1;
  const lines = [
    say(message('score.confusions')),
    ''.padEnd(first) + predictions.map((label) => label.padStart(width)).join(''),
  ];
  for (const gold of golds) {
    const cells = predictions.map((predicted) => {
      const found = score.confusions.find(
        (one) => (one.gold ?? none) === gold && (one.predicted ?? none) === predicted,
      );
      return (found ? String(found.count) : '·').padStart(width);
    });
    lines.push(gold.padEnd(first) + cells.join(''));
  }
  return lines;
}

function errorLines(error: ScoredError, say: Format): string[] {
  const side = (one: ScoredError['gold']): string | Message =>
    one
      ? `${one.label} «${one.text}»${one.value === undefined ? '' : ` = ${one.value}`}`
      : message('score.nothing');
  const told = message('score.error', {
    kind: message(`score.kind.${error.kind}`),
    gold: side(error.gold),
    found: side(error.predicted),
  });
  const lines = [`${String(error.count).padStart(4)} × ${say(told)}`];
  for (const example of error.examples) {
    const context = example.context === undefined ? '' : `: ${example.context}`;
    lines.push(
      `         ${say(message('score.example', { document: example.document, start: example.start }))}${context}`,
    );
  }
  return lines;
}
