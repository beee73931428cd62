/**
 * What a file says that no reader knows is kept or told, wherever in the file it stands: an unknown field is added to each
 * object of an export in turn.
 */
import assert from 'node:assert/strict';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';
import { DOCUMENT, TEXT } from './smallDocument.js';

const FORMATS = [
  'jsonl',
  'spacy',
  'prodigy',
  'doccano',
  'label-studio',
  'uima-json',
  'web-annotation',
  'pubannotation',
  'hf-jsonl',
];

/**
 * Structures of UIMA itself, words and sentences; the header of our own files, whose fields are no annotations; columns of a project of Label Studio, which are the
 * user's own; the types of UIMA and the context of JSON-LD, which say what other fields mean.
 */
const LEFT_TO_OTHERS =
  /^(?:jsonl\.0|label-studio\.0\.0(?:\.data)?|label-studio\..*\.value|uima-json\.0\.%TYPES.*|uima-json\.0\.%FEATURE_STRUCTURES\.(?:\d|10)|web-annotation\.0\.@context.*)$/;

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Paths of the objects in a value. */
function objectsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isJson(value)) return [];
  const below = Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, [...path, key]));
  return Array.isArray(value) ? below : [path, ...below];
}

function withField(value: unknown, path: readonly string[], field: Json): unknown {
  const copy = structuredClone(value) as Json;
  let at: Json = copy;
  for (const key of path) at = at[key] as Json;
  Object.assign(at, field);
  return copy;
}

describe('unknown fields', () => {
  for (const id of FORMATS)
    it(`${id}: are kept or told`, async () => {
      const { held } = await exportToMemory(id, {}, [DOCUMENT]);
      const [name, bytes] = [...held].find(([path]) => /\.json(l|ld)?$/.test(path))!;
      const content = new TextDecoder().decode(bytes);
      const lines = name.endsWith('.jsonl');
      const values = (lines ? content.trim().split('\n') : [content]).map(
        (line) => JSON.parse(line) as unknown,
      );
      const read = async (given: readonly unknown[]) => {
        const text = given.map((value) => JSON.stringify(value)).join('\n');
        const { documents, told } = await readFiles(id, { 'a.txt': TEXT, [name]: text }, () => TEXT);
        return { told, kept: JSON.stringify(documents) };
      };
      const before = await read(values);
      const silent: string[] = [];
      for (const [i, value] of values.entries())
        for (const path of objectsIn(value)) {
          if (LEFT_TO_OTHERS.test([id, i, ...path].join('.'))) continue;
          for (const fremd of [{ wert: ['غريب'] }, ['غريب'], 'غريب', 0.75, true]) {
            const { told, kept } = await read(values.with(i, withField(value, path, { fremd })));
            if (told.length <= before.told.length && !kept.includes('fremd'))
              silent.push([i, ...path, JSON.stringify(fremd)].join('.'));
          }
        }
      assert.deepEqual(silent, []);
    });
});
