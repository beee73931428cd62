import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';
const POSITION = { type: 'TextPositionSelector', start: 4, end: 15 };
const QUOTE = { type: 'TextQuoteSelector', exact: 'سعيد الفاسي' };
const TAG = { type: 'TextualBody', value: 'PER', purpose: 'tagging' };
const NOTE = { type: 'TextualBody', value: 'كاتب', purpose: 'commenting' };
const annotation = (target: unknown, body: unknown = TAG): object => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: '#1',
  type: 'Annotation',
  body,
  target,
});
const read = (value: unknown, file = 'a.jsonld') =>
  readFiles('web-annotation', { [file]: JSON.stringify(value), 'a.txt': TEXT });

describe('web annotations of others', () => {
  it('are one for each body that classifies; tags beside one are kept', async () => {
    const classifying = (value: string) => ({ type: 'TextualBody', value, purpose: 'classifying' });
    const bodies = [classifying('PERS'), classifying('AUTHOR'), NOTE, { ...TAG, value: 'مهم' }];
    const { documents, told } = await read(annotation({ selector: POSITION }, bodies));
    assert.deepEqual(told, []);
    assert.deepEqual(
      documents[0]!.annotations.map(({ id, label, text, note, extra }) => [id, label, text, note, extra]),
      ['#1', '#1-2'].map((id, i) => [id, ['PERS', 'AUTHOR'][i], 'سعيد الفاسي', 'كاتب', { bodies: ['مهم'] }]),
    );
  });

  const one = annotation({ selector: [QUOTE, POSITION] });
  const taken: readonly (readonly [what: string, value: unknown, file?: string])[] = [
    ['an array, as of Recogito', [one]],
    ['an array in .json', [one], 'a.json'],
    ['one alone', one],
    ['a page', { type: 'AnnotationPage', items: [one] }],
    [
      'a collection with its page',
      { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [one] } },
    ],
    ['a graph', { '@context': 'http://www.w3.org/ns/anno.jsonld', '@graph': [one] }],
    ['a position alone', annotation({ selector: POSITION })],
    ['a quote alone', annotation({ source: 'x', selector: QUOTE })],
    ['characters of RFC 5147', annotation({ selector: { type: 'FragmentSelector', value: 'char=4,15' } })],
    ['the same in an address', annotation('http://x/a.txt#char=4,15;length=32')],
    ['the same in the source', annotation({ source: 'http://x/a.txt#char=4,15' })],
    [
      'a position within a position',
      annotation({
        selector: {
          type: 'TextPositionSelector',
          start: 2,
          end: 20,
          refinedBy: { type: 'TextPositionSelector', start: 2, end: 13 },
        },
      }),
    ],
    [
      'a quote within an element',
      annotation({ selector: { type: 'XPathSelector', value: '/html/body', refinedBy: QUOTE } }),
    ],
    ['a value for a body', { type: 'Annotation', bodyValue: 'PER', target: { selector: POSITION } }],
    ['a text for a body', annotation({ selector: POSITION }, 'PER')],
    ['a comment before the tag', annotation({ selector: POSITION }, [NOTE, TAG])],
  ];
  for (const [what, value, file] of taken)
    it(`${what}: taken`, async () => {
      const { spans, told } = await read(value, file);
      assert.deepEqual(spans, ['PER سعيد الفاسي']);
      assert.deepEqual(told, []);
    });

  it('further tags are kept, notes are one, and an address is who is meant', async () => {
    const body = [
      TAG,
      NOTE,
      { ...TAG, value: 'VIP' },
      { ...NOTE, value: 'رحالة' },
      'http://www.wikidata.org/entity/Q1',
    ];
    const { documents } = await read([annotation({ selector: POSITION }, body)]);
    const { note, extra, canonical } = documents[0]!.annotations[0]!;
    assert.deepEqual(
      { note, extra, canonical },
      { note: 'كاتب\nرحالة', extra: { bodies: ['VIP'] }, canonical: 'http://www.wikidata.org/entity/Q1' },
    );
  });

  it('a second target is a second annotation', async () => {
    const second = { selector: { type: 'TextPositionSelector', start: 22, end: 26 } };
    const { spans } = await read([annotation([{ selector: POSITION }, second])]);
    assert.deepEqual(spans, ['PER سعيد الفاسي', 'PER طنجة']);
  });

  for (const [what, value, message] of [
    ['comments alone', [annotation({ selector: POSITION }, NOTE)], /annotation 1: expected a textual body/],
    [
      'a part of an image',
      [annotation({ selector: { type: 'SvgSelector', value: '<svg/>' } })],
      /with selectors/,
    ],
    ['a whole document', [annotation('http://x/a.txt')], /with selectors/],
    ['a quote that is anywhere', [annotation({ selector: { ...QUOTE, exact: 'ا' } })], /its quote «ا»/],
    ['another file', { tasks: [] }, /expected an AnnotationPage/],
  ] as const)
    it(`${what}: told`, async () => {
      const { spans, told } = await read(value);
      assert.deepEqual(spans, []);
      assert.match(told.join('\n'), message);
    });
});
