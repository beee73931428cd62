import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hashOf, StringStore } from '../../../server/src/formats/spacy/stringStore.js';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';
const SPANS = ['PER سعيد الفاسي', 'LOC طنجة'];
const ENTITIES = [
  [4, 15, 'PER'],
  [22, 26, 'LOC'],
];
const WORDS = ['زار', 'سعيد', 'الفاسي', 'مدينة', 'طنجة', 'أمس', '.'];
const BILUO = ['O', 'B-PER', 'L-PER', 'O', 'U-LOC', 'O', 'O'];
const json = JSON.stringify;
// Written by spaCy 3.8 (DocBin.to_disk): entities, span groups, an emoji, a double space, an empty document.
const BINARY = new Uint8Array(readFileSync('test/fixtures/foreign/spacy-3.8.spacy'));

describe('training data of spaCy', () => {
  const taken: readonly (readonly [what: string, file: string, content: string])[] = [
    ['pairs in an array', 'a.json', json([[TEXT, { entities: ENTITIES }]])],
    ['pairs in an indented array', 'a.json', JSON.stringify([[TEXT, { entities: ENTITIES }]], null, 2)],
    [
      'pairs a line',
      'a.jsonl',
      json([TEXT, { entities: ENTITIES }]) + '\n' + json(['أمس', { entities: [] }]),
    ],
    ['one pair a line, alone', 'a.jsonl', json([TEXT, { entities: ENTITIES }])],
    ['pairs of a text and its spans', 'a.json', json([[TEXT, ENTITIES]])],
    [
      'pairs of Python',
      'a.py',
      `import spacy\n\nTRAIN_DATA = [  # «#»\n  ("""${TEXT}""", {'entities': [(4, 15, "PER"), (22, 26, 'LOC',),]}),\n]\nDEV: list = []\n`,
    ],
    [
      'strings of Python one behind the other, with escapes',
      'a.py',
      `DATA = [("زار سعيد "\n 'الفاسي مدينة \\u0637نجة أمس.\\n', {"entities": [(4, 15, "PER"), (22, 26, "LOC")], 'cats': None})]`,
    ],
    ['spans of an example', 'a.jsonl', json({ text: TEXT, ents: ENTITIES })],
    ['spans of a group', 'a.jsonl', json({ text: TEXT, spans: { sc: ENTITIES } })],
    ['tags of words', 'a.json', json([{ words: WORDS, entities: BILUO }])],
    [
      'paragraphs',
      'a.json',
      json([
        {
          id: 0,
          paragraphs: [
            { raw: TEXT, sentences: [{ tokens: WORDS.map((orth, id) => ({ id, orth, ner: BILUO[id] })) }] },
          ],
        },
      ]),
    ],
    [
      'annotations with their classes',
      'a.json',
      json({ classes: ['PER'], annotations: [[TEXT, { entities: ENTITIES }], null] }),
    ],
    ['a document, indented', 'a.json', JSON.stringify({ text: TEXT, ents: ENTITIES }, null, 1)],
  ];
  for (const [what, file, content] of taken)
    it(`${what}: taken`, async () => {
      const { spans, told, documents } = await readFiles('spacy', { [file]: content });
      assert.deepEqual(spans, SPANS);
      assert.deepEqual(told, []);
      assert.equal(documents[0]!.text.trim().replace(' .', '.'), TEXT.trim());
    });

  it('a quote decides, and an entity is kept', async () => {
    const entities = [
      [5, 16, 'PER', 'سعيد الفاسي'],
      [22, 26, 'LOC', 'Q126148'],
    ];
    const { documents } = await readFiles('spacy', { 'a.json': json([[TEXT, { entities }]]) });
    const [person, place] = documents[0]!.annotations;
    assert.equal(person?.text, 'سعيد الفاسي');
    assert.equal(place?.canonical, 'Q126148');
  });

  const told: readonly (readonly [what: string, file: string, content: string, message: RegExp])[] = [
    ['links', 'a.json', json([[TEXT, { entities: [], links: { '(4, 15)': { Q1: 1 } } }]]), /«links»/],
    ['a number for a pair', 'a.json', json([7]), /item 1: expected a JSON object/],
    ['half a list of Python', 'a.py', 'X = [("زار', /1: .*there is no «"»/],
    ['calls of Python', 'a.py', 'X = [f(1)]', /no list, text, number/],
    ['brackets without end', 'a.py', '['.repeat(100_000), /64 brackets/],
    ['no list', 'a.py', 'import os', /no list, text/],
    ['tags of other words', 'a.json', json({ text: TEXT, words: ['مشى'], entities: ['U-X'] }), /the tokens/],
  ];
  for (const [what, file, content, message] of told)
    it(`${what}: told`, async () => {
      assert.match((await readFiles('spacy', { [file]: content })).told.join('\n'), message);
    });
});

describe('a DocBin of spaCy', () => {
  it('has its texts, entities and span groups', async () => {
    const { documents, told } = await readFiles('spacy', { 'train.spacy': BINARY });
    assert.deepEqual(told, []);
    assert.deepEqual(
      documents.map(({ text }) => text),
      [TEXT, 'number 😀 case  in فاس', ''],
    );
    const found = documents.map(({ annotations }) =>
      annotations.map(({ label, text, canonical = '' }) => `${label} ${text} ${canonical}`.trim()),
    );
    assert.deepEqual(found, [
      ['PERSON سعيد الفاسي Q1', 'LOC طنجة'],
      ['X number 😀 Q9', 'ORG number', 'مكان فاس'],
      [],
    ]);
  });

  it('is told of where it is damaged, wherever that is', async () => {
    for (let at = 0; at < BINARY.length; at++) {
      const { documents } = await readFiles('spacy', { 'a.spacy': BINARY.with(at, BINARY[at]! ^ 0xff) });
      for (const { text, annotations } of documents)
        for (const { start, end, text: quote } of annotations) assert.equal(text.slice(start, end), quote);
    }
    for (const bytes of [new Uint8Array(), BINARY.slice(0, 100), new Uint8Array(2000)])
      assert.match((await readFiles('spacy', { 'a.spacy': bytes })).told.join('\n'), /expected a DocBin/);
  });

  it('names strings by the numbers that spaCy has for them', () => {
    assert.equal(hashOf('coffee'), 3197928453018144401n);
    const strings = new StringStore(['coffee', 'فاس']);
    assert.equal(strings.text(383n), 'ORG');
    assert.equal(strings.text(3197928453018144401n), 'coffee');
    assert.equal(strings.text(1n), undefined);
  });
});
