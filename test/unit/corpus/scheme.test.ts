/** Attributes as `hawashi.json` defines them. */
import assert from 'node:assert/strict';
import { parseCorpusFile } from '../../../server/src/corpus/corpusFile.js';
import { inWords } from '../messages/inWords.js';

const parse = (attributes: string): ReturnType<typeof parseCorpusFile> =>
  parseCorpusFile('/c/hawashi.json', `{ "relations": ["visits"], "attributes": ${attributes} }`);

describe('the attributes of hawashi.json', () => {
  it('have a type, or the one that their values say', () => {
    const { settings, problems } = parse(`[
      "reason",
      { "name": "stance", "values": ["quoted", { "name": "accused of", "key": "a" }], "default": "quoted" },
      { "name": "kinds", "type": "choices", "values": ["a", "b"], "default": ["a", "b"], "key": "k" },
      { "name": "since", "type": "number", "relations": ["visits"], "required": true }
    ]`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      settings.attributes.map(({ name, type, values, default: given }) => [
        name,
        type,
        values?.map((value) => value.name),
        given,
      ]),
      [
        ['reason', 'text', undefined, undefined],
        ['stance', 'choice', ['quoted', 'accused of'], 'quoted'],
        ['kinds', 'choices', ['a', 'b'], ['a', 'b']],
        ['since', 'number', undefined, undefined],
      ],
    );
  });

  const wrong: readonly (readonly [string, RegExp, number])[] = [
    ['{ "name": "a", "type": "date" }', /choice, choices, flag/, 1],
    ['{ "name": "a", "type": "choice" }', /a needs "values"/, 0],
    ['{ "name": "a", "type": "flag", "default": "no" }', /yes or no/, 1],
    ['{ "name": "a", "labels": ["NOPE"] }', /a names the label NOPE/, 1],
    ['{ "name": "a", "relations": ["r"] }', /a names the relation r/, 1],
    ['{ "name": "a", "values": ["b", "b"] }', /twice/, 1],
    ['{ "name": "a", "required": "yes" }', /true or false/, 1],
    ['{ "name": "a", "default": {} }', /text in double quotes/, 1],
    ['{ "type": "flag" }', /needs a "name"/, 0],
    ['{ "name": "a", "vlaues": ["b"] }', /not known.*values/, 1],
  ];
  for (const [attribute, expected, used] of wrong)
    it(`${attribute}: is told of`, () => {
      const { settings, problems } = parse(`[${attribute}]`);
      assert.equal(problems.length, 1);
      assert.match(inWords(problems[0]!.message), expected);
      assert.equal(settings.attributes.length, used);
    });

  it('have no key that a label was given', () => {
    const { settings, problems } = parseCorpusFile(
      '/c/hawashi.json',
      `{ "labels": [{ "name": "PERS", "key": "c" }, "CITY"], "attributes": [
        { "name": "kind", "values": ["a"], "key": "c" }, { "name": "sure", "type": "flag", "key": "i" }] }`,
    );
    assert.deepEqual(
      problems.map(({ message, severity }) => [severity, inWords(message)]),
      [['warning', 'The key "c" belongs to PERS already; give kind another one.']],
    );
    assert.deepEqual(
      settings.attributes.map(({ key }) => key),
      [undefined, 'i'],
    );
    // One that is found for a label is none that the corpus gives to an attribute.
    assert.deepEqual(
      settings.labels.map(({ key }) => key),
      ['c', 't'],
    );
  });
});
