/** What the page selects is what the file says: through blocks, lines, the editor's offsets and the file's code points. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockAt, blocksOf, offsetIn, placeIn, type Block } from '../../../../client/pages/reader/blocks.js';
import { compare } from '../../../../client/annotating/places.js';
import { editorText } from '../../../../server/src/text/offsets.js';
import { fileText } from '../../annotation/generated.js';
import { openCorpus } from '../../service/corpus.js';

const even = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** As the extension gives the lines to the page. */
const linesOf = (editor: string) => even(editor).split('\n');

/** A place in the page: a block, and where in its text; never within a letter's surrogate pair. */
const place = (blocks: readonly Block[]) =>
  fc.tuple(fc.nat(blocks.length - 1), fc.double({ min: 0, max: 1, noNaN: true })).map(([index, share]) => {
    const block = blocks[index]!;
    const letters = [...block.text];
    const offset = letters.slice(0, Math.round(share * letters.length)).join('').length;
    return { block, offset };
  });

const page = fileText
  .map((file) => ({ file, blocks: blocksOf(linesOf(editorText(file)), [], [], 12) }))
  .filter(({ blocks }) => blocks.length > 0);

describe('places in the page', () => {
  it('are places in the text, and the other way round', () => {
    fc.assert(
      fc.property(
        page.chain(({ blocks }) => fc.tuple(fc.constant(blocks), place(blocks))),
        ([blocks, { block, offset }]) => {
          const there = placeIn(block, offset);
          const found = blockAt(blocks, there.line, there.character)!;
          assert.deepEqual(placeIn(found, offsetIn(found, there)), there);
        },
      ),
    );
  });

  it('select in the file what they select in the page', async () => {
    const selection = page.chain(({ file, blocks }) =>
      fc.record({
        file: fc.constant(file),
        blocks: fc.constant(blocks),
        from: place(blocks),
        to: place(blocks),
      }),
    );
    let tagged = 0;
    await fc.assert(
      fc.asyncProperty(selection, async ({ file, from, to }) => {
        const ends = [placeIn(from.block, from.offset), placeIn(to.block, to.offset)];
        const [start, end] = ends.sort(compare) as [(typeof ends)[0], (typeof ends)[0]];
        const lines = linesOf(editorText(file));
        const selected = lines
          .slice(start.line, end.line + 1)
          .map((line, i, all) =>
            line.slice(i === 0 ? start.character : 0, i === all.length - 1 ? end.character : undefined),
          )
          .join('\n');
        const opened = await openCorpus(file, {}, editorText(file));
        const range = { start, end };
        const command = { kind: 'tag', range, label: 'MISC', exact: true } as const;
        const result = await opened.service.edit(opened.uri, command);
        assert.equal(result.done, selected !== '');
        if (selected === '') return;
        tagged++;
        const stored = (await opened.read('/corpus/annotations/amal/a.jsonl'))!.split('\n');
        const {
          start: first,
          end: last,
          text,
        } = JSON.parse(stored[1]!) as {
          start: number;
          end: number;
          text: string;
        };
        const inFile = [...file].slice(first, last).join('');
        assert.equal(text, inFile);
        assert.equal(even(inFile), selected);
      }),
    );
    assert.ok(tagged > 20);
  });
});
