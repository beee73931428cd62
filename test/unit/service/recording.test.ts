/** What a corpus that records decisions keeps of each in its line. */
import assert from 'node:assert/strict';
import { openCorpus } from './corpus.js';
import { edit, lines, rangeOf, suggestion, TEXT } from './decidedDocument.js';

const RECORDING = { '/corpus/hawashi.json': JSON.stringify({ recordDecisions: true }) };

interface Recorded {
  readonly at: string;
  readonly together?: number;
  readonly suggested?: Record<string, unknown>;
}

describe('decisions that are recorded', () => {
  it('say when they were made, and what was suggested', async () => {
    const opened = await openCorpus(TEXT, RECORDING);
    const before = Date.now();
    const accepted = await suggestion(opened, 'مراكش');
    await edit(opened, { kind: 'accept', ids: [accepted.id] });
    const refused = await suggestion(opened, 'يوم 6 دجنبر 2023');
    await edit(opened, { kind: 'reject', ids: [refused.id] });
    await edit(opened, { kind: 'tag', range: rangeOf(opened, 'السيد'), label: 'OCC', exact: true });
    const kept = (await lines(opened)).filter(({ start }) => start !== undefined);
    assert.deepEqual(
      kept.map(({ text, decision }) => [text, (decision as Recorded).suggested?.['label']]),
      [
        ['السيد', undefined],
        ['مراكش', 'GPE'],
        ['يوم 6 دجنبر 2023', 'DATE'],
      ],
    );
    const { at, together, suggested } = kept[1]!['decision'] as Recorded;
    assert.ok(Date.parse(at) >= before && Date.parse(at) <= Date.now());
    assert.equal(together, undefined);
    assert.deepEqual(suggested, {
      ...{ source: 'recogniser', label: 'GPE', text: 'مراكش' },
      confidence: Number(accepted.confidence!.toFixed(3)),
    });
  });

  it('say how many were made in one go, and what label was suggested', async () => {
    const opened = await openCorpus(TEXT, RECORDING);
    const { suggestions } = await opened.snapshot();
    await edit(opened, { kind: 'acceptAll' });
    const kept = (await lines(opened)).filter(({ start }) => start !== undefined);
    assert.deepEqual(
      new Set(kept.map(({ decision }) => (decision as Recorded).together)),
      new Set([suggestions.length]),
    );
    await edit(opened, { kind: 'undo' });
    const { id } = await suggestion(opened, 'مراكش');
    await edit(opened, { kind: 'relabel', id, label: 'FAC' });
    const [, line] = await lines(opened);
    assert.equal(line?.['label'], 'FAC');
    assert.equal((line['decision'] as Recorded).suggested?.['label'], 'GPE');
  });

  it('are recorded where the corpus says so alone', async () => {
    const opened = await openCorpus(TEXT);
    await edit(opened, { kind: 'accept', ids: [(await suggestion(opened, 'مراكش')).id] });
    assert.deepEqual(
      (await lines(opened)).map((line) => 'decision' in line),
      [false, false],
    );
  });
});
