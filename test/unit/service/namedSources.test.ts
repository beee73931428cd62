import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { placedItems } from '../../../server/src/service/document/items.js';
import type { SuggestionSource } from '../../../server/src/suggestions/sources.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus } from './corpus.js';

const TEXT = 'زار الوفد مراكش أمس.';

const saying = (
  ...spans: readonly (readonly [start: number, end: number, label: string])[]
): SuggestionSource => ({
  id: 'my-*model*',
  isReady: () => true,
  predict: () =>
    Promise.resolve(
      spans.map(([start, end, label]) => ({ start, end, label, confidence: 0.4, reasons: [] })),
    ),
});

/** Item texts with whoever suggests them, and the hover on the first word that is looked for. */
async function shown(sources: readonly SuggestionSource[], word: string) {
  const opened = await openCorpus(TEXT, {}, TEXT, undefined, { sources });
  await opened.snapshot();
  // The answers are there by the next snapshot.
  const snapshot = await opened.snapshot();
  const items = placedItems(snapshot).map(({ item }) => [item.text, ...(item.sources ?? [])].join(' '));
  const hover = hoverAt(snapshot, snapshot.document.positionAt(TEXT.indexOf(word)), { commandLinks: false });
  return { items, hover: (hover?.contents as MarkupContent).value };
}

describe('who suggests', () => {
  it('is not said where it is the recogniser alone', async () => {
    const { items, hover } = await shown([], 'مراكش');
    assert.ok(items.includes('مراكش'));
    assert.doesNotMatch(hover, /Suggested by/);
  });

  it('is said, with nothing in its name taken for markup', async () => {
    const { items, hover } = await shown([saying([4, 9, 'ORG'])], 'الوفد');
    assert.ok(items.includes('الوفد my-*model*'), items.join());
    assert.ok(hover.includes('Suggested by my-\\*model\\*'), hover);
  });

  it('is said with how sure they are of the label and of the borders, nothing beyond certain', async () => {
    const [start, end] = [4, 9];
    const unsure: SuggestionSource = {
      id: 'model',
      isReady: () => true,
      predict: () =>
        Promise.resolve([
          {
            start,
            end,
            label: 'ORG',
            confidence: 0.5,
            labelConfidence: 7,
            borderConfidence: 0.55,
            reasons: [],
          },
        ]),
    };
    const { hover } = await shown([unsure], 'الوفد');
    const told = 'Suggestion. Certainly ORG (100 %); where it begins or ends is doubtful (55 %).';
    assert.ok(withoutIsolates(hover).includes(told), hover);
  });

  it('names everybody who says the same', async () => {
    const { items } = await shown([saying([10, 15, 'GPE'])], 'مراكش');
    assert.ok(items.includes('مراكش the recogniser my-*model*'), items.join());
  });
});
