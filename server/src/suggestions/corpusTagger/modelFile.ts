/**
 * A trained tagger as a file: a line of JSON, then the features' numbers and the weights, little-endian. Weights are steps of a
 * scale in eight bits, and features whose weights are all next to nothing are left out: a file can be made anew at any time.
 */
import { emptyNeighbours, forbid } from './labelChain.js';
import { tagCount } from './tags.js';
import type { TaggerModel } from './corpusTagger.js';

/** What else is kept with a tagger. */
export interface TaggerFile {
  readonly model: TaggerModel;
  /** Labels that are better suggested with it than without. */
  readonly used: readonly string[];
  /** How many annotations it was trained on. */
  readonly annotations: number;
}

interface Head {
  readonly hawashiTagger: number;
  readonly labels: readonly string[];
  readonly used: readonly string[];
  readonly annotations: number;
  readonly leavesClitics: boolean;
  readonly firstWords: readonly string[];
  readonly features: number;
  readonly scale: number;
  readonly neighbours: readonly number[];
}

const VERSION = 1;
/** A feature whose weights are all nearer to 0 than this is left out. */
const LEAST_WEIGHT = 0.05;
const MOST_STEPS = 127;
/** Stands for −∞, which JSON does not know. */
const NEVER = -1e9;

export function writeTagger({ model, used, annotations }: TaggerFile): Uint8Array {
  const { labels, features, model: chain, leavesClitics, firstWords } = model;
  const n = tagCount(labels.length);
  const { weights } = chain;
  const kept: number[] = [];
  let most = 0;
  for (let f = 0; f < features.length; f++) {
    let largest = 0;
    for (let y = 0; y < n; y++) largest = Math.max(largest, Math.abs(weights[f * n + y]!));
    if (largest >= LEAST_WEIGHT) kept.push(f);
    most = Math.max(most, largest);
  }
  const scale = most / MOST_STEPS || 1;
  const head: Head = {
    ...{ hawashiTagger: VERSION, labels, used, annotations, leavesClitics, firstWords },
    ...{ features: kept.length, scale },
    neighbours: Array.from(chain.neighbours.scores, (score) => (Number.isFinite(score) ? score : NEVER)),
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head) + '\n');
  const bytes = new Uint8Array(headBytes.length + kept.length * (4 + n));
  bytes.set(headBytes);
  const view = new DataView(bytes.buffer);
  for (const [i, f] of kept.entries()) {
    view.setInt32(headBytes.length + i * 4, features[f]!, true);
    for (let y = 0; y < n; y++)
      view.setInt8(headBytes.length + kept.length * 4 + i * n + y, Math.round(weights[f * n + y]! / scale));
  }
  return bytes;
}

/** Undefined where the bytes are no such file, or one of another version: it is made anew. */
export function readTagger(bytes: Uint8Array): TaggerFile | undefined {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return undefined;
  let head: Partial<Head>;
  try {
    head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Partial<Head>;
  } catch {
    return undefined;
  }
  const { hawashiTagger, labels, used, annotations, features, scale, neighbours, firstWords } = head;
  const areTexts = (texts: unknown): texts is readonly string[] =>
    Array.isArray(texts) && texts.every((text) => typeof text === 'string');
  if (hawashiTagger !== VERSION || !areTexts(labels) || !areTexts(used) || !areTexts(firstWords))
    return undefined;
  if (!Number.isSafeInteger(features) || !Number.isSafeInteger(annotations) || !Number.isFinite(scale))
    return undefined;
  const n = tagCount(labels.length);
  if (bytes.length !== end + 1 + features! * (4 + n) || labels.length === 0) return undefined;
  const chain = emptyNeighbours(n);
  if (!Array.isArray(neighbours) || neighbours.length !== chain.scores.length) return undefined;
  if (!neighbours.every(Number.isFinite)) return undefined;
  chain.scores.set(neighbours);
  forbid(chain);
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1);
  const hashes = new Int32Array(features!);
  const weights = new Float32Array(features! * n);
  for (let f = 0; f < hashes.length; f++) hashes[f] = view.getInt32(f * 4, true);
  for (let i = 0; i < weights.length; i++) weights[i] = view.getInt8(hashes.length * 4 + i) * scale!;
  const model = {
    ...{ labels, features: hashes, model: { weights, neighbours: chain } },
    ...{ leavesClitics: head.leavesClitics === true, firstWords },
  };
  return { model, used, annotations: annotations! };
}
