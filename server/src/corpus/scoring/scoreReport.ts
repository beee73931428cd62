/** A score as text for a terminal. */
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

/** The tables of a score, and the first `errors` kinds of errors. */
export function scoreReport(score: Score, errors = 30): string {
  const lines = [
    `${score.documents} documents`,
    '',
    `${''.padEnd(10)}  exact span           whole tokens         `,
    `${'label'.padEnd(10)}   prec    rec     F1     prec    rec     F1    gold    pred   right  values`,
  ];
  for (const [label, figures] of Object.entries(score.labels)) lines.push(row(label, figures));
  lines.push('');
  for (const [group, figures] of Object.entries(score.groups)) lines.push(row(group, figures));
  lines.push(row('all', score.all), '');
  if (score.grouping.of > 0) {
    const { right, of, share } = score.grouping;
    lines.push(
      `entities grouped right: ${percent(share).trim()} (${right}/${of} of the annotations found)`,
      '',
    );
  }
  lines.push(...confusionTable(score), '');
  const shown = score.errors.slice(0, errors);
  if (shown.length > 0) {
    lines.push(`worst errors (${shown.length} of ${score.errors.length} kinds, most frequent first)`);
    for (const error of shown) lines.push(...errorLines(error));
  }
  return lines.join('\n').trimEnd() + '\n';
}

function confusionTable(score: Score): string[] {
  const none = '–';
  const used = score.confusions.filter((confusion) => confusion.gold !== confusion.predicted);
  if (used.length === 0) return ['no confusions'];
  const order = [...Object.keys(score.labels), none];
  const golds = order.filter((label) => score.confusions.some((one) => (one.gold ?? none) === label));
  const predictions = order.filter((label) =>
    score.confusions.some((one) => (one.predicted ?? none) === label),
  );
  const width = Math.max(6, ...predictions.map((label) => label.length + 1));
  const first = Math.max(8, ...golds.map((label) => label.length)) + 1;
  const lines = [
    'confusions (row: gold, column: predicted, –: missed or spurious)',
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

function errorLines(error: ScoredError): string[] {
  const side = (one: ScoredError['gold']): string =>
    one ? `${one.label} «${one.text}»${one.value === undefined ? '' : ` = ${one.value}`}` : 'nothing';
  const lines = [
    `${String(error.count).padStart(4)} × ${error.kind}: gold ${side(error.gold)}, found ${side(error.predicted)}`,
  ];
  for (const example of error.examples) {
    const context = example.context === undefined ? '' : `: ${example.context}`;
    lines.push(`         ${example.document} at ${example.start}${context}`);
  }
  return lines;
}
