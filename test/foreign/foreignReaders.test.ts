/**
 * Exports as readers see them that nobody here wrote. A reader that is not installed is skipped, with the reason;
 * Debian has them: apt-get install libuima-core-java default-jre-headless libxml2-utils.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { tableFromIPC } from 'apache-arrow';
import context from '../fixtures/foreign/anno-context.json';
import type { AttributeDefinition, Attributes } from '../../server/src/annotation/attributes.js';
import { piecesOf } from '../../server/src/annotation/fragments.js';
import { generated } from '../unit/formats/generatedDocuments.js';
import { carried, onDisk, skip, works } from './foreign.js';
import { exportToMemory } from '../unit/formats/memoryExport.js';

// Loaded as they are: one brings WebAssembly beside it, the other no types.
const load = createRequire(import.meta.url);
const { readParquet } = load('parquet-wasm/node') as {
  readParquet(file: Uint8Array): { intoIPCStream(): Uint8Array };
};
interface Quad {
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}
const jsonld = load('jsonld') as {
  toRDF(
    document: unknown,
    options: { readonly safe: boolean; readonly documentLoader: (url: string) => Promise<unknown> },
  ): Promise<Quad[]>;
};

/** What an export carries of a document, as sorted lines. */
const spanLines = (spans: Iterable<{ label: string; text: string; value?: string | null }>): string[] =>
  [...spans].map(({ label, text, value }) => JSON.stringify([label, text, value ?? ''])).sort();

describe('foreign readers', () => {
  it('xmllint finds every XML export well-formed', async function () {
    if (!works('xmllint', '--version')) skip(this, 'no xmllint (apt-get install libxml2-utils)');
    for (const id of ['uima-xmi', 'tei', 'timeml', 'label-studio']) {
      const files = [...onDisk(await exportToMemory(id, {}, generated(40))).values()];
      const xml = files.filter((file) => !file.endsWith('.json'));
      assert.ok(xml.length > 0);
      execFileSync('xmllint', ['--nonet', '--noout', ...xml], { stdio: ['ignore', 'ignore', 'pipe'] });
    }
  });

  it('jing finds TEI valid by the schema of the TEI', async function () {
    const schema = process.env['TEI_SCHEMA'];
    if (schema === undefined || !works('which', 'jing'))
      skip(this, 'no schema (TEI_SCHEMA=…/tei_all.rng, from tei-c.org) or no jing (apt-get install jing)');
    this.timeout(120_000);
    for (const options of [{ spans: 'inline' }, { spans: 'standoff' }]) {
      const files = [...onDisk(await exportToMemory('tei', options, generated(40))).values()];
      execFileSync('jing', [schema, ...files], { stdio: ['ignore', 'pipe', 'pipe'] });
    }
  });

  it('Apache UIMA reads the XMI: texts, spans, values, relations', async function () {
    const jar = '/usr/share/java/uimaj-core.jar';
    if (!existsSync(jar) || !works('javac', '-version'))
      skip(this, 'no Apache UIMA or Java compiler (apt-get install libuima-core-java default-jdk-headless)');
    this.timeout(120_000);
    // Attributes as a corpus defines them, beside those of any corpus.
    const given = generated(60).map((document, i) => ({
      ...document,
      annotations: document.annotations.map((one, j) => ({ ...one, ...typedAttributes(i + j) })),
    }));
    const files = onDisk(await exportToMemory('uima-xmi', {}, given, { attributes: DEFINED }));
    const program = path.join(temporaryFolder('uima'), 'ReadCas.java');
    copyFileSync('test/fixtures/foreign/ReadCas.java', program);
    const xmi = given.map((document) => files.get(`${document.name}.xmi`)!);
    const output = execFileSync('java', ['-cp', jar, program, files.get('TypeSystem.xml')!, ...xmi], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const hex = (text: string): string =>
      'x' +
      units(text)
        .map((unit) => unit.toString(16).padStart(4, '0'))
        .join('');
    const hexes = (texts: readonly string[]): string => `[${texts.map(hex).join('')}]`;
    const expected = carried('uima-xmi', given).map((document) => {
      const spans = document.annotations.map(({ label, text, value, attributes = {} }) =>
        [`span ${hex(label)} ${hex(text)} ${hex(value ?? '')}`, ...javaValues(attributes).map(hexes)].join(
          ' ',
        ),
      );
      const ends = new Map(document.annotations.map(({ id, text }) => [id, hex(text)]));
      const relations = document.relations.map(
        ({ from, to }) => `relation ${ends.get(from)} ${ends.get(to)}`,
      );
      return [`text ${hex(document.text)}`, ...spans.sort(), ...relations.sort()];
    });
    const found = output
      .split(/^(?=text )/m)
      .map((part) => part.trim().split('\n'))
      .map(([first = '', ...rest]) => [
        first,
        ...rest.filter((line) => line.startsWith('span')).sort(),
        ...rest.filter((line) => line.startsWith('relation')).sort(),
      ]);
    assert.deepEqual(found, expected);
  });

  it('Rust’s Parquet and Arrow read the dataset', async () => {
    // Arrow's JavaScript drops a byte order mark at the beginning of any string.
    const given = generated(60).filter((document) => !document.text.includes('\ufeff'));
    const { held } = await exportToMemory('parquet', {}, given);
    const table = tableFromIPC(readParquet(held.get('data/train.parquet')!).intoIPCStream());
    const rows = table.toArray().map((row) => JSON.parse(JSON.stringify(row)) as Row);
    const expected = carried('parquet', given);
    assert.deepEqual(
      rows.map((row) => row.text),
      expected.map((document) => document.text),
    );
    for (const [i, row] of rows.entries()) {
      assert.deepEqual(spanLines(row.spans), spanLines(expected[i]!.annotations));
      // Offsets mean what Python's slices mean.
      for (const { start, end, text } of row.spans)
        assert.equal([...row.text].slice(start, end).join(''), text);
      assert.equal(row.tokens.length, row.ner_tags.length);
      assert.equal(row.relations.length, expected[i]!.relations.length);
    }
  });

  it('jsonld makes triples of every property of the Web Annotations', async () => {
    const given = generated(40);
    const { held } = await exportToMemory('web-annotation', {}, given);
    for (const document of carried('web-annotation', given)) {
      const page: unknown = JSON.parse(new TextDecoder().decode(held.get(`${document.name}.jsonld`)));
      const quads = await jsonld.toRDF(page, {
        // In safe mode a property that the context does not know is an error, not silence.
        safe: true,
        documentLoader: (url) => {
          assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
          return Promise.resolve({ contextUrl: undefined, documentUrl: url, document: context });
        },
      });
      const values = (property: string): string[] =>
        quads
          .filter(({ predicate }) => predicate.value === `http://www.w3.org/ns/oa#${property}`)
          .map(({ object }) => object.value)
          .sort();
      const texts = document.annotations
        .flatMap((annotation) =>
          piecesOf(annotation).map(({ start, end }) => document.text.slice(start, end)),
        )
        .sort();
      assert.deepEqual(values('exact'), texts);
      const composites = quads.filter(({ object }) => object.value.endsWith('ns/oa#Composite')).length;
      assert.equal(composites, document.annotations.filter(({ fragments }) => fragments).length);
      const attributes = [...document.annotations, ...document.relations].flatMap((one) =>
        Object.keys(one.attributes ?? {}),
      );
      // What is said of the document in fields that Dublin Core has no term for.
      const fields = Object.entries(document.fields ?? {})
        .filter(([name, value]) => !(DUBLIN_CORE.has(name) && typeof value === 'string'))
        .map(([name]) => name);
      const named = quads.filter(({ predicate }) => predicate.value === 'urn:hawashi:vocabulary:attribute');
      assert.deepEqual(named.map(({ object }) => object.value).sort(), [...attributes, ...fields].sort());
      assert.equal(values('start').length, texts.length);
    }
  });
});

const DEFINED: readonly AttributeDefinition[] = [
  { name: 'stance', type: 'choice', values: [{ name: 'مؤكد' }, { name: ' <a> ' }] },
  { name: 'sure', type: 'flag' },
  { name: 'weight', type: 'number' },
  { name: 'topics', type: 'choices', values: [{ name: 'أمن' }, { name: 'a\nb' }] },
];

/** Different ones, some of which the corpus does not allow. */
const typedAttributes = (n: number): { readonly attributes: Attributes } => ({
  attributes: {
    stance: ['مؤكد', ' <a> ', 'غيره'][n % 3]!,
    sure: n % 2 === 0,
    weight: [1, -2.5, 1e21, '3'][n % 4]!,
    topics: [['أمن'], ['a\nb', 'أمن'], []][n % 3]!,
  },
});

/** What UIMA says of the attributes, each as texts; of what is none of the type it says nothing. */
function javaValues({ stance, sure, weight, topics }: Attributes): string[][] {
  const javaNumber = new Map([
    [1, '1.0'],
    [-2.5, '-2.5'],
    [1e21, '1.0E21'],
  ]);
  return [
    [stance === 'غيره' ? '' : String(stance)],
    [String(sure)],
    [javaNumber.get(weight as number) ?? '0.0'],
    [...(topics as readonly string[])],
  ];
}

/** Fields of documents that are written in its terms. */
const DUBLIN_CORE: ReadonlySet<string> = new Set([
  ...(['title', 'outlet', 'author', 'place', 'published', 'url', 'language', 'licence'] as const),
]);

interface Row {
  readonly text: string;
  readonly spans: readonly {
    label: string;
    text: string;
    value: string | null;
    start: number;
    end: number;
  }[];
  readonly relations: readonly unknown[];
  readonly tokens: readonly string[];
  readonly ner_tags: readonly string[];
}

const units = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
