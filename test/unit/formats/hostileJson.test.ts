import { check } from './hostileReading.js';

const json = (value: unknown): string => JSON.stringify(value);
const NOT_UTF8 = new Uint8Array([0x7b, 0xff, 0xfe, 0xc3, 0x28]);

describe('hostile input in JSON', () => {
  describe('JSON Lines', () => {
    const good = { text: 'مراكش', spans: [{ start: 0, end: 5, label: 'GPE' }] };
    for (const id of ['spacy', 'prodigy', 'hf-jsonl']) {
      const lines = (first: string): Record<string, string> => ({ 'x.jsonl': `${first}\n${json(good)}\n` });
      check(
        'a line cut in half',
        id,
        lines('{"text":"مر'),
        { file: 'x.jsonl', line: 1, message: /expected one JSON object a line/ },
        ['GPE مراكش'],
      );
      check('a list', id, lines('[1]'), { file: 'x.jsonl', line: 1, message: /expected a JSON object/ }, [
        'GPE مراكش',
      ]);
      check(
        'no text',
        id,
        lines('{"spans":[]}'),
        { file: 'x.jsonl', line: 1, message: /expected a "text"/ },
        ['GPE مراكش'],
      );
      const far = json({ ...good, spans: [{ start: 0, end: 6, label: 'GPE' }] });
      check(
        'an offset past the end',
        id,
        lines(far),
        { file: 'x.jsonl', line: 1, message: /0 to 5 code points/ },
        ['GPE مراكش'],
      );
      const half = json({ ...good, spans: [{ start: 0.5, end: '5', label: 'GPE' }] });
      check(
        'offsets that are none',
        id,
        lines(half),
        { file: 'x.jsonl', line: 1, message: /whole numbers as offsets/ },
        ['GPE مراكش'],
      );
      check(
        'another encoding',
        id,
        { 'x.jsonl': NOT_UTF8 },
        { file: 'x.jsonl', message: /expected UTF-8/ },
        [],
      );
    }
    check(
      'a relation to nothing',
      'doccano',
      { 'x.jsonl': json({ text: 'x', entities: [], relations: [{ from_id: 1, to_id: 2 }] }) },
      { file: 'x.jsonl', line: 1, message: /not both there/ },
      [],
    );
    check(
      'tags as numbers',
      'hf-jsonl',
      { 'x.jsonl': json({ tokens: ['a'], ner_tags: [3] }) },
      { file: 'x.jsonl', line: 1, message: /tags as names/ },
      [],
    );
  });

  describe('JSON', () => {
    for (const id of ['label-studio', 'uima-json', 'pubannotation'])
      check(
        'broken on its third line',
        id,
        { 'x.json': '{\n"a": 1,\n}' },
        { file: 'x.json', message: /expected JSON/ },
        [],
      );
    check(
      'no feature structures',
      'uima-json',
      { 'x.json': '{}' },
      { file: 'x.json', message: /%FEATURE_STRUCTURES/ },
      [],
    );
    check(
      'tasks without data',
      'label-studio',
      { 'x.json': '[1, {"data":{"text":"x"}}]' },
      { file: 'x.json', message: /task 1: expected "data"/ },
      [],
    );
    check(
      'a quote that is elsewhere',
      'web-annotation',
      {
        'x.jsonld': json({
          items: [
            {
              body: { value: 'GPE' },
              target: {
                selector: [
                  { type: 'TextPositionSelector', start: 0, end: 2 },
                  { type: 'TextQuoteSelector', exact: 'xx' },
                ],
              },
            },
          ],
        }),
        'x.txt': 'abc',
      },
      { file: 'x.jsonld', message: /the position gives «ab», the quote says «xx»/ },
      [],
    );
  });
});
