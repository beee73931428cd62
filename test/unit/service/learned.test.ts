import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { format } from '../../../server/src/messages/format.js';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { placedItems } from '../../../server/src/service/document/items.js';
import { rejectedPlaces } from '../../../server/src/service/document/problems.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus } from './corpus.js';

const TEXT = 'وجد سكين المطبخ أمس.\nوعاد سكين المطبخ يوم.\nزار الوفد مراكش أمس.\nزار الوفد مراكش أمس.';
const FIRST = TEXT.indexOf('سكين');
const AGAIN = TEXT.lastIndexOf('سكين');

async function opened() {
  const corpus = await openCorpus(TEXT);
  await corpus.snapshot();
  const at = (offset: number, length: number) => ({
    start: corpus.document.positionAt(offset),
    end: corpus.document.positionAt(offset + length),
  });
  const hover = async (offset: number) => {
    const snapshot = await corpus.snapshot();
    const found = hoverAt(snapshot, snapshot.document.positionAt(offset), { commandLinks: false });
    return withoutIsolates((found?.contents as MarkupContent | undefined)?.value ?? '');
  };
  return { ...corpus, at, hover };
}

describe('why something is suggested, or not', () => {
  it('names the decisions that taught it', async () => {
    const { service, uri, at, hover, snapshot } = await opened();
    await service.edit(uri, { kind: 'tag', range: at(FIRST, 11), label: 'MISC', exact: true });
    const item = placedItems(await snapshot()).find(({ start }) => start === AGAIN)!.item;
    assert.deepEqual(item.sources, ['decisions in this corpus']);
    assert.match(await hover(AGAIN), /annotated once as MISC in this corpus/);
    assert.match(await hover(AGAIN), /Suggested by decisions in this corpus/);
  });

  it('says what was refused elsewhere, and lists it with what was refused here', async () => {
    const { service, uri, hover, snapshot } = await opened();
    const place = TEXT.indexOf('مراكش');
    const again = TEXT.lastIndexOf('مراكش');
    const id = placedItems(await snapshot()).find(({ start }) => start === place)!.item.id;
    await service.edit(uri, { kind: 'reject', ids: [id] });
    assert.match(await hover(again), /Not suggested as GPE: مراكش was refused once as GPE/);
    const places = rejectedPlaces(await snapshot(), format);
    assert.deepEqual(
      places.map(({ text, id: refusal }) => [text, refusal === undefined]),
      [
        ['مراكش', false],
        ['مراكش', true],
      ],
    );
    await service.edit(uri, { kind: 'undo' });
    assert.ok(placedItems(await snapshot()).some(({ start }) => start === again));
  });
});
