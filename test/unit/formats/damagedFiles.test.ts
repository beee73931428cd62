/** A good file of each format that is read, damaged in many places: no throw, what is read is sound, and a cut is told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles, type FilesRead } from './readFiles.js';

const TEXT = 'زار سعيد الفاسي 😀 مدينة طنجة أمس.\n';
const span = (id: string, quote: string, label: string): ExchangeDocument['annotations'][number] => {
  const start = TEXT.indexOf(quote);
  return { id, start, end: start + quote.length, text: quote, label };
};
const DOCUMENT: ExchangeDocument = {
  name: 'a',
  text: TEXT,
  date: '2024-05-05',
  annotations: [
    { ...span('p', 'سعيد الفاسي', 'PERS'), canonical: 'said' },
    { ...span('d', 'أمس', 'DATE'), value: '2024-05-04' },
    span('c', 'طنجة', 'GPE'),
  ],
  relations: [],
};

interface GoodFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function goodFiles(): Promise<readonly GoodFile[]> {
  const written = FORMATS.map(async ({ id, accepts }): Promise<GoodFile> => {
    const { held } = await exportToMemory(id, {}, [DOCUMENT]);
    const [name, bytes] = [...held].find(([path]) => accepts(path))!;
    return { id, name, bytes };
  });
  const tsv = new TextDecoder().decode(
    (await written[FORMATS.findIndex(({ id }) => id === 'webanno-tsv')]!).bytes,
  );
  const gliner = { tokenized_text: ['زار', 'سعيد'], ner: [[1, 1, 'PER']] };
  return [
    ...(await Promise.all(written)),
    { id: 'table', name: 't.csv', bytes: strToU8('document,start,end,text,label\na,4,15,سعيد الفاسي,PER\n') },
    { id: 'gliner', name: 'g.json', bytes: strToU8(JSON.stringify([gliner])) },
    { id: 'inception', name: 'p.zip', bytes: zipSync({ 'annotation/a.txt/anna.tsv': strToU8(tsv) }) },
    { id: 'spacy', name: 'b.spacy', bytes: readFileSync('test/fixtures/foreign/spacy-3.8.spacy') },
  ];
}

/** So many places of a file are tried. */
const PLACES = Number(process.env['HAWASHI_NIGHTLY'] ?? 120);
const placesIn = (bytes: Uint8Array): readonly number[] => {
  const step = Math.max(1, Math.floor(bytes.length / PLACES));
  return [...bytes.keys()].filter((at) => at % step === 0 || at > bytes.length - 12);
};

/** Formats in which a file that was cut shows it, but for whole lines where each stands by itself. */
const CLOSED = /\.(json|jsonl|jsonld|xml|xmi|tml|parquet|zip|spacy)$/;

function checkSound({ documents }: FilesRead, what: string): void {
  for (const { text, annotations, relations } of documents) {
    for (const { start, end, text: quote } of annotations) {
      assert.ok(start >= 0 && start < end && end <= text.length, what);
      assert.equal(quote, text.slice(start, end), what);
    }
    const ids = new Set(annotations.map(({ id }) => id));
    for (const { from, to } of relations) assert.ok(ids.has(from) && ids.has(to), what);
  }
}

describe('damaged files', function () {
  this.timeout(120_000);
  let files: readonly GoodFile[] = [];
  before(async () => {
    files = await goodFiles();
  });
  const read = ({ id, name }: GoodFile, bytes: Uint8Array): Promise<FilesRead> =>
    readFiles(id, { [name]: bytes }, () => TEXT);

  it('with any byte changed are read without a throw, and what is read is sound', async () => {
    for (const file of files)
      for (const at of placesIn(file.bytes))
        for (const other of [0x01, 0x20, 0xff]) {
          const bytes = Uint8Array.from(file.bytes);
          bytes[at] = bytes[at]! ^ other;
          checkSound(await read(file, bytes), `${file.id}: byte ${at} ^ ${other}`);
        }
  });

  it('that were cut are told, and nothing is in them that was not there', async () => {
    const silent: string[] = [];
    for (const file of files) {
      const good = new Set((await read(file, file.bytes)).spans);
      const end = file.bytes.length;
      for (const at of placesIn(file.bytes)) {
        const found = await read(file, file.bytes.slice(0, at));
        checkSound(found, `${file.id}: cut at ${at}`);
        if (!CLOSED.test(file.name) || found.told.length > 0) continue;
        const rest = new TextDecoder().decode(file.bytes.slice(at)).trim();
        const isWhole = at === 0 || rest === '' || file.bytes[at - 1] === 0x0a || file.bytes[at] === 0x0a;
        if (!isWhole || !found.spans.every((one) => good.has(one)))
          silent.push(`${file.id}: ${at} of ${end}`);
      }
    }
    assert.deepEqual(silent, []);
  });
});
