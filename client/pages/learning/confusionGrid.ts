/** What is taken for what: annotated labels down, suggested ones across; what is right is on the diagonal. */
import { message } from '../../../server/src/messages/message.js';
import type { LearningEvaluationTold } from '../../../server/src/protocol/learning.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';

type Confusions = LearningEvaluationTold['confusions'];

export function confusionGrid(title: string, confusions: Confusions): HTMLElement {
  const labels = [...new Set(confusions.flatMap(({ gold, predicted }) => [gold, predicted]))]
    .filter((label) => label !== undefined)
    .sort();
  const axis: readonly (string | undefined)[] = [...labels, undefined];
  const counts = new Map(confusions.map(({ gold, predicted, count }) => [keyOf(gold, predicted), count]));
  const rowSum = (gold: string | undefined): number =>
    axis.reduce((sum, predicted) => sum + (counts.get(keyOf(gold, predicted)) ?? 0), 0);
  const name = (label: string | undefined): Node | string =>
    label === undefined ? say(message('learningPage.nothing')) : bidi(label);
  const row = (gold: string | undefined): HTMLElement => {
    const sum = Math.max(1, rowSum(gold));
    return element(
      'tr',
      {},
      element('th', { attributes: { scope: 'row' } }, name(gold)),
      ...axis.map((predicted) => {
        const count = counts.get(keyOf(gold, predicted)) ?? 0;
        const className = gold === predicted ? 'number right' : count > 0 ? 'number wrong' : 'number';
        return element(
          'td',
          { className, style: { '--depth': `${Math.round((60 * count) / sum)}%` } },
          count > 0 ? String(count) : '',
        );
      }),
    );
  };
  return element(
    'div',
    { className: 'figures', hidden: confusions.length === 0 },
    element(
      'table',
      { className: 'confusions' },
      element('caption', {}, title),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td'),
          ...axis.map((label) =>
            element('th', { className: 'number', attributes: { scope: 'col' } }, name(label)),
          ),
        ),
      ),
      element('tbody', {}, ...axis.map(row)),
    ),
  );
}

const keyOf = (gold: string | undefined, predicted: string | undefined): string =>
  JSON.stringify([gold ?? null, predicted ?? null]);
