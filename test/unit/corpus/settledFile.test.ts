import assert from 'node:assert/strict';
import { readSettled, type Content, type Patience } from '../../../server/src/corpus/settledFile.js';

const PATIENCE: Patience = { pause: 1, cut: 20, gone: 3, most: 40 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (lines: number): string => '{"hawashi":1}\n' + '{"text":"x"}\n'.repeat(lines);

/** What is seen, one look after the other; the last goes on. */
async function settled(looks: readonly (string | null)[], known: string | null): Promise<string | null> {
  const contents: readonly Content[] = looks.map((look) => (look === null ? null : bytes(look)));
  let at = 0;
  const read = (): Promise<Content> => Promise.resolve(contents[Math.min(++at, contents.length - 1)]!);
  const { content } = await readSettled(read, contents[0]!, known === null ? null : bytes(known), PATIENCE);
  return content && new TextDecoder().decode(content);
}

const again = (times: number, ...looks: readonly (string | null)[]): (string | null)[] =>
  Array.from({ length: times }, () => looks).flat();

describe('a file that others write, read for the first time', () => {
  const cases: readonly [what: string, looks: readonly (string | null)[], result: string | null][] = [
    ['is believed when it is left alone', [file(1)], file(1)],
    ['is not believed while it is being filled', ['', '{"haw', file(2)], file(2)],
    ['is what it holds between two times that it is emptied', again(30, file(3), ''), file(3)],
    ['is never taken for empty where it is emptied all the time', [...again(30, '', file(3)), ''], file(3)],
    [
      'is what it last held where it never comes to rest',
      Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? file(i) : '')),
      file(38),
    ],
    ['is gone when it stays gone', [file(1), file(1), null], null],
    ['is empty when it stays so', [''], ''],
  ];
  for (const [what, looks, result] of cases)
    it(what, async () => assert.equal(await settled(looks, null), result));
});
