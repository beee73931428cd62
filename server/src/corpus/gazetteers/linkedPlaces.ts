/**
 * A gazetteer as GeoJSON: the features of a collection, after the Linked Places format (https://github.com/LinkedPasts/linked-places-format):
 * `@id`, `properties.title`, `names[].toponym`, `links` of which the first match in Wikidata counts. Of other GeoJSON the
 * feature's `id` and `properties.name` are taken. Where a place lies is not read.
 */
import { getNodeValue, visit } from 'jsonc-parser';
import { message } from '../../messages/message.js';
import type { Steps } from '../../text/slices.js';
import { parseJsonFile } from '../jsonFile.js';
import { GAZETTEER_OTHERWISE, isWikidata, RowGathering, type GivenRow, type ReadGazetteer } from './rows.js';

type JsonRecord = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The first of some values that says something. */
function textOf(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    if (text !== '') return text;
  }
  return '';
}

/** Links that say that both are one thing. */
const isMatch = (link: JsonRecord): boolean => /(?:exact|close)Match$/.test(textOf(link.type));

function rowOf(feature: JsonRecord): GivenRow {
  const properties = recordOf(feature.properties);
  const names = listOf(feature.names).map((name) => textOf(recordOf(name).toponym));
  const links = listOf(feature.links).map(recordOf).filter(isMatch);
  return {
    id: textOf(feature['@id'], feature.id),
    name: textOf(properties.title, properties.name, ...names),
    aliases: names,
    label: '',
    wikidata: links.map(({ identifier }) => textOf(identifier)).find(isWikidata) ?? '',
  };
}

/** The lines, from 1, at which the items of the list `features` begin. */
function linesOfFeatures(text: string): readonly number[] {
  const lines: number[] = [];
  /** `features` begins at depth 1, its items at depth 2. */
  let depth = 0;
  let isFeatures = false;
  const begin = (line: number): void => {
    if (depth === 2 && isFeatures) lines.push(line + 1);
    depth++;
  };
  visit(text, {
    onObjectProperty: (name) => {
      if (depth === 1) isFeatures = name === 'features';
    },
    onObjectBegin: (_offset, _length, line) => begin(line),
    onArrayBegin: (_offset, _length, line) => begin(line),
    onObjectEnd: () => void depth--,
    onArrayEnd: () => void depth--,
    onLiteralValue: (_value, _offset, _length, line) => {
      if (depth === 2 && isFeatures) lines.push(line + 1);
    },
  });
  return lines;
}

/** Never throws. `gazetteer` is the path of the file below the corpus folder. */
export function* readLinkedPlaces(uri: string, gazetteer: string, content: string): Steps<ReadGazetteer> {
  const text = content.replace(/^\ufeff/, '');
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    // With comments, or broken: then it says where.
    const file = parseJsonFile(uri, text, GAZETTEER_OTHERWISE);
    if (!file.root) return { rows: [], problems: file.problems };
    root = getNodeValue(file.root);
  }
  const gathering = new RowGathering(uri, gazetteer);
  const { features } = recordOf(root);
  if (!Array.isArray(features)) gathering.tell(() => 1, message('gazetteer.noFeatures'));
  let lines: readonly number[] | undefined;
  for (const [i, feature] of listOf(features).entries()) {
    gathering.add(rowOf(recordOf(feature)), () => (lines ??= linesOfFeatures(text))[i] ?? 1);
    yield;
  }
  return gathering.result();
}
