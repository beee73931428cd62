import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readAnnotationFile } from '../../../../server/src/annotation/annotationFile.js';
import { DocumentText } from '../../../../server/src/annotation/documentText.js';
import type { Annotation, AnnotationSet } from '../../../../server/src/annotation/model.js';
import { seededRandom, type Random } from '../../../../server/src/corpus/agreement/random.js';
import {
  formatTextless,
  readTextless,
  restoreIn,
  type TextlessFile,
} from '../../../../server/src/exchange/withoutText/textlessFile.js';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Article {
  readonly text: string;
  readonly set: AnnotationSet;
  readonly content: string;
  readonly file: TextlessFile;
}

async function articleOf(content: string, lines: string): Promise<Article> {
  const text = DocumentText.ofFile(content);
  const { annotations, relations } = await readAnnotationFile('a.jsonl', encoded(lines), text);
  const set: AnnotationSet = { document: 'a', annotator: 'gold', status: 'done', annotations, relations };
  const made = await formatTextless(set, text, 'a.txt');
  assert.equal(made.leftOut, 0);
  return { text: text.editor, set, content: made.content, file: readTextless(encoded(made.content))! };
}

const seeds = (): Promise<Article[]> =>
  Promise.all(
    readdirSync('seeds/annotations/gold').map((name) =>
      articleOf(
        readFileSync(`seeds/${name.replace('.jsonl', '.txt')}`, 'utf8'),
        readFileSync(`seeds/annotations/gold/${name}`, 'utf8'),
      ),
    ),
  );

const asSaid = ({ start, end, fragments, text, label, value, canonical }: Annotation): string =>
  JSON.stringify([start, end, fragments, text, label, value, canonical]);

/** What stands around an article on another day: menus, and links that name whom the article names. */
function boilerplate(random: Random, { annotations }: AnnotationSet): string {
  const some = (): string => annotations[random.below(annotations.length)]!.text;
  const lines = [
    `اقرأ أيضا: ${some()} في ${some()}`,
    'شارك المقال',
    `${some()}`,
    `الأكثر قراءة ${random.below(90)} ${some()} ${some()} ${some()}`,
    'جميع الحقوق محفوظة',
  ];
  return lines[random.below(lines.length)]!;
}

/** The article as it is fetched again: with other lines between its own, some of them gone, other blanks; and where its offsets are now. */
function fetchedAgain(
  { text, set }: Article,
  random: Random,
): { readonly now: string; readonly moved: (offset: number) => number | undefined } {
  const places: { from: number; to: number; at: number }[] = [];
  let now = '';
  let from = 0;
  const isGone = (): boolean => random.next() < 0.03;
  for (const line of text.split('\n')) {
    while (random.next() < 0.2) now += boilerplate(random, set) + '\n';
    if (!isGone()) {
      places.push({ from, to: from + line.length, at: now.length });
      now += line + (random.next() < 0.2 ? '\n\n' : '\n');
    }
    from += line.length + 1;
  }
  now += boilerplate(random, set);
  const moved = (offset: number): number | undefined => {
    const place = places.find((one) => one.from <= offset && offset <= one.to);
    return place && place.at + offset - place.from;
  };
  return { now, moved };
}

describe('annotations without text', () => {
  it('hold no word of it', async () => {
    for (const { content, set } of await seeds()) {
      const withoutSaid = content.replaceAll(/"(?:canonical|value|label|id|document)": "[^"]*"/g, '');
      for (const { text } of set.annotations)
        if (/[\u0600-\u06ff]{3}/.test(text)) assert.ok(!withoutSaid.includes(text), text);
      assert.doesNotMatch(withoutSaid, /"(?:text|prefix|suffix)"/);
    }
  });

  it('are all put back on the same text', async () => {
    for (const { text, set, file } of await seeds()) {
      const { annotations, notFound } = restoreIn(file, text);
      assert.deepEqual(notFound, []);
      assert.deepEqual(annotations.map(asSaid), set.annotations.map(asSaid));
    }
  });

  it('are put back on articles that were fetched again, 98 of 100, and none of them wrong', async () => {
    const random = seededRandom(17);
    let [there, found] = [0, 0];
    for (const article of await seeds())
      for (let run = 0; run < 12; run++) {
        const { now, moved } = fetchedAgain(article, random);
        const { annotations } = restoreIn(article.file, now);
        const places = new Map(annotations.map((annotation) => [annotation.id, annotation]));
        for (const { id, start, end, text } of article.set.annotations) {
          const [from, to] = [moved(start), moved(end)];
          const placed = places.get(id);
          if (from === undefined || to === undefined) {
            assert.equal(placed, undefined, `what is gone was found: ${text}`);
            continue;
          }
          there++;
          if (!placed) continue;
          found++;
          assert.deepEqual([placed.start, placed.end, placed.text], [from, to, text]);
        }
      }
    assert.ok(there > 3000 && found / there >= 0.98, `${found} of ${there}`);
  });

  it('keep pieces, values and relations', async () => {
    const text = 'بين الرباط وسلا وتمارة، قال "حموشي".';
    const lines = [
      {
        start: 4,
        end: 22,
        fragments: [
          [4, 10],
          [16, 22],
        ],
        text: 'الرباط وسلا وتمارة',
        label: 'GPE',
        id: 'a',
        attributes: { sure: true },
      },
      { start: 29, end: 34, text: 'حموشي', label: 'PERS', id: 'b' },
      { id: 'r', type: 'in', from: 'b', to: 'a' },
    ];
    const article = await articleOf(text, lines.map((line) => JSON.stringify(line) + '\n').join(''));
    const restored = restoreIn(article.file, `قائمة\n${text}`);
    assert.deepEqual(
      restored.annotations.map((one) => one.text),
      article.set.annotations.map((one) => one.text),
    );
    assert.deepEqual(
      restored.annotations.map((one) => one.fragments),
      article.set.annotations.map((one) => one.fragments),
    );
    assert.deepEqual(restored.annotations[0]?.attributes, { sure: true });
    assert.deepEqual(restored.relations, [{ id: 'r', type: 'in', from: 'b', to: 'a' }]);
  });

  it('say of what file they are, and which lines are none', () => {
    assert.equal(readTextless(encoded('{"start": 1}\n')), undefined);
    assert.equal(readTextless(encoded('{"hawashi": 1, "document": "a.txt"}\n')), undefined);
    const head = '{"hawashi": 1, "document": "a.txt", "withoutText": true}\n';
    assert.deepEqual(
      readTextless(encoded(`${head}no\n{"start": 1, "end": 2, "label": "X", "id": "x"}\n`))?.wrong,
      [2, 3],
    );
  });
});
