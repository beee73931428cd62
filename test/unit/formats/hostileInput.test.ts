import { format } from '../../../server/src/messages/format.js';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IMPORT_FORMATS } from '../../../server/src/formats/registry.js';
import { check, read } from './hostileReading.js';

const json = (value: unknown): string => JSON.stringify(value);
const BOMB =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' +
  Array.from(
    { length: 20 },
    (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`,
  ).join('') +
  ']>';
const THIEF = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
const NOT_UTF8 = new Uint8Array([0x7b, 0xff, 0xfe, 0xc3, 0x28]);

describe('hostile input', () => {
  describe('brat', () => {
    const text = { 'a.txt': 'زار حموشي مراكش' };
    const good = 'T9\tGPE 10 15\tمراكش\n';
    const brat = (what: string, line: string, message: RegExp): void =>
      check(what, 'brat', { ...text, 'a.ann': line + '\n' + good }, { file: 'a.ann', line: 1, message }, [
        'GPE مراكش',
      ]);
    brat(
      'offsets past the end',
      'T1\tPERS 4 99\tسعيد',
      /within the text \(0 to 15 code points\), found 4 to 99/,
    );
    brat(
      'offsets of another word',
      'T1\tPERS 5 10\tسعيد',
      /the position gives «موشي », the quote says «سعيد»/,
    );
    brat('an end before its start', 'T1\tPERS 9 4\tسعيد', /within the text/);
    brat('offsets that are no numbers', 'T1\tPERS four 9\tحموشي', /expected «label start end»/);
    brat('an attribute of nothing', 'A1\tNegated T77', /there is no T77/);
    brat('a line that is none', 'لا شيء', /expected a line that begins with T, R, A, N or #/);
    brat('an event', 'E1\tAttack:T9', /events and equivalences are not imported/);
    check(
      'no text beside',
      'brat',
      { 'a.ann': good },
      { file: 'a.ann', message: /expected its text beside it, in a\.txt/ },
      [],
    );
    check(
      'another encoding',
      'brat',
      { ...text, 'a.ann': NOT_UTF8 },
      { file: 'a.ann', message: /expected UTF-8/ },
      [],
    );

    it('discontinuous spans have their pieces', async () => {
      const { documents } = await read('brat', { ...text, 'a.ann': 'T1\tX 0 3;10 15\tزار مراكش\n' });
      assert.deepEqual(documents[0]!.annotations[0], {
        id: 'T1',
        start: 0,
        end: 15,
        text: 'زار حموشي مراكش',
        label: 'X',
        fragments: [
          { start: 0, end: 3 },
          { start: 10, end: 15 },
        ],
      });
    });

    it('notes name no prototype', async () => {
      const notes =
        '#1\tHawashi T9\t{"__proto__":{"polluted":1},"extra":{"__proto__":{"polluted":1}}}\nA1\t__proto__ T9 x\n';
      await read('brat', { ...text, 'a.ann': good + notes });
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    });
  });

  describe('XML', () => {
    const xmi = '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore">';
    const wrong: (readonly [string, string, string])[] = [
      ['uima-xmi', 'x.xmi', `${xmi}<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="&E;"/></xmi:XMI>`],
      [
        'tei',
        'x.xml',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><ab>&E;</ab></body></text></TEI>',
      ],
      ['timeml', 'x.tml', '<TimeML><TEXT>&E;</TEXT></TimeML>'],
    ];
    for (const [id, path, content] of wrong) {
      check(
        'an entity bomb',
        id,
        { [path]: BOMB + content.replace('&E;', '&u;') },
        { file: path, line: 1, message: /entity/i },
        [],
      );
      check(
        'an external entity',
        id,
        { [path]: THIEF + content.replace('&E;', '&secret;') },
        { file: path, line: 1, message: /entity/i },
        [],
      );
      check(
        'cut in half',
        id,
        { [path]: content.replace('&E;', 'x').slice(0, -8) },
        { file: path, line: 1, message: /well-formed/ },
        [],
      );
      check('no XML', id, { [path]: 'مرحبا' }, { file: path, line: 1, message: /well-formed/ }, []);
      check('another root', id, { [path]: '<html/>' }, { file: path, message: /expected/ }, []);
      it(`${id}: a million elements in each other`, async () => {
        const { issues } = await read(id, { [path]: '<a>'.repeat(1_000_000) });
        assert.match(format(issues[0]!.message), /deep/);
      });
    }
    check(
      'a span that points nowhere',
      'tei',
      {
        'x.xml':
          '<TEI>\n<standOff><span target="#string-range(text,0,99)"/></standOff><text><ab>ab</ab></text></TEI>',
      },
      { file: 'x.xml', line: 2, message: /within the text/ },
      [],
    );
    check(
      'offsets that cut an emoji',
      'uima-json',
      {
        'x.json': json({
          '%FEATURE_STRUCTURES': [
            { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: '😀' },
            { '%ID': 2, '%TYPE': 'custom.Span', '@sofa': 1, begin: 0, end: 1, label: 'X' },
          ],
        }),
      },
      { file: 'x.json', message: /cut a character in two/ },
      [],
    );
  });

  describe('columns', () => {
    check(
      'a line without a tag',
      'conll',
      { 'x.conll': 'زار\nمراكش B-GPE\n' },
      { file: 'x.conll', line: 1, message: /expected a token and a tag/ },
      ['GPE مراكش'],
    );
    check(
      'a line with too few columns',
      'conllu',
      { 'x.conllu': '1\tزار\n2\tمراكش\t_\t_\t_\t_\t_\t_\t_\tSpans=1:GPE\n' },
      { file: 'x.conllu', line: 1, message: /expected ten columns, found 2/ },
      ['GPE مراكش'],
    );
    check(
      'another format',
      'webanno-tsv',
      { 'x.tsv': 'a\tb\n' },
      { file: 'x.tsv', line: 1, message: /expected «#FORMAT=WebAnno TSV 3\.3»/ },
      [],
    );
    const tsv = '#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|value\n\n#Text=ab\n';
    check(
      'offsets longer than their token',
      'webanno-tsv',
      { 'x.tsv': `${tsv}1-1\t0-9\tab\tX\t\n1-2\t3-5\tcd\tY\t\n` },
      { file: 'x.tsv', line: 5, message: /the offsets as long as the text/ },
      ['Y cd'],
    );
    check(
      'offsets beyond all measure',
      'webanno-tsv',
      { 'x.tsv': `${tsv}1-1\t999999999998-1000000000000\tab\tX\t\n` },
      { file: 'x.tsv', message: /does not follow/ },
      [],
    );
    check(
      'no Parquet',
      'parquet',
      { 'x.parquet': 'PAR1 nothing PAR1' },
      { file: 'x.parquet', message: /expected a Parquet file/ },
      [],
    );
    check(
      'an empty Parquet file',
      'parquet',
      { 'x.parquet': '' },
      { file: 'x.parquet', message: /expected a Parquet file/ },
      [],
    );
  });

  it('reads whatever bytes there are without a throw, in every format', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        async (bytes) => {
          for (const { id, extension } of IMPORT_FORMATS)
            await read(id, { [`x${extension}`]: bytes, 'x.txt': bytes });
        },
      ),
      { numRuns: 100 },
    ));

  it('a line of 20 MB is no trouble', async () => {
    const { documents } = await read('spacy', {
      'x.jsonl': json({ text: 'ا'.repeat(10_000_000), spans: [{ start: 0, end: 1, label: 'X' }] }),
    });
    assert.equal(documents[0]!.annotations.length, 1);
  });
});
