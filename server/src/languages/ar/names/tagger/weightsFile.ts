/**
 * The file of weights: what training found, small enough to ship. All integers little-endian; `varint` is
 * LEB128; ascending hashes are written as differences.
 *
 *   "HWTG", version (1 byte), FNV-1a of all that follows (4 bytes)
 *   vocabulary: count, sizes of the grains; hashes; frequencies (1 byte each); classes (varint each)
 *   pass 1, then pass 2: transitions, slope and intercept of the calibration, scale (float32 each), count, what the
 *   features are known by (see `placed`); for each row a mask of the tags that have a weight (varint) and these weights
 *   (1 signed byte each, times the scale)
 */
import { message } from '../../../../messages/message.js';
import { MessageError } from '../../../../messages/messageError.js';
import type { Calibration } from './calibration.js';
import { TRANSITION_COUNT } from './chain.js';
import { FEATURE_BYTES, FeatureRows, KEY_BYTES } from './featureRows.js';
import { TAG_COUNT } from './labels.js';
import { GRAINS, type VocabularyData } from './vocabulary.js';

export interface FeatureWeights {
  /** A weight is a row's value times `scale`. */
  readonly rows: FeatureRows;
  readonly scale: number;
  readonly transitions: Float32Array;
  readonly calibration: Calibration;
}

export interface TaggerWeights {
  readonly vocabulary: VocabularyData;
  /** A paragraph by itself. */
  readonly words: FeatureWeights;
  /** What the document adds. */
  readonly context: FeatureWeights;
}

/** The bytes are no file of weights that this version can read; the message says why. */
export class WeightsError extends MessageError {
  override readonly name = 'WeightsError';
}

const MAGIC = 0x47545748; // HWTG
const VERSION = 3;
const HEADER = 9;

function checksum(bytes: Uint8Array): number {
  let h = 0x811c9dc5;
  for (let i = HEADER; i < bytes.length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  return h >>> 0;
}

class Writer {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(this.bytes.length * 2 + more);
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  fixed(value: number): void {
    this.room(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  float(value: number): void {
    this.room(4);
    this.view.setFloat32(this.length, value, true);
    this.length += 4;
  }

  ascending(values: Iterable<number>): void {
    let before = 0;
    for (const value of values) {
      this.varint(value - before);
      before = value;
    }
  }

  finish(): Uint8Array {
    const bytes = this.bytes.slice(0, this.length);
    new DataView(bytes.buffer).setUint32(5, checksum(bytes), true);
    return bytes;
  }
}

class Reader {
  private readonly view: DataView;
  at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private need(count: number): void {
    if (this.at + count > this.bytes.length) throw new WeightsError(message('weights.cut'));
  }

  byte(): number {
    this.need(1);
    return this.bytes[this.at++]!;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new WeightsError(message('weights.longNumber'));
  }

  /** A number of things that take at least a byte each. */
  count(): number {
    const value = this.varint();
    this.need(value);
    return value;
  }

  fixed(): number {
    this.need(4);
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  float(): number {
    this.need(4);
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  /** As many numbers as there is room for, in every `step`th place. */
  varints(into: Int32Array | Uint16Array, step = 1): void {
    const { bytes } = this;
    let { at } = this;
    for (let i = 0; i < into.length; i += step) {
      let byte = bytes[at++]!;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        if (shift === 35) throw new WeightsError(message('weights.longNumber'));
        byte = bytes[at++]!;
        value |= (byte & 0x7f) << shift;
      }
      into[i] = value;
    }
    this.skipTo(at);
  }

  ascending(into: Int32Array, step = 1): Int32Array {
    this.varints(into, step);
    for (let i = step; i < into.length; i += step) into[i]! += into[i - step]!;
    return into;
  }

  /** Features as `FeatureRows` has them. */
  features(count: number): FeatureRows {
    const features = new ArrayBuffer(count * FEATURE_BYTES);
    this.ascending(new Int32Array(features), FEATURE_BYTES / KEY_BYTES);
    const values = new Int8Array(features);
    const { bytes } = this;
    let { at } = this;
    for (let row = KEY_BYTES; row < values.length; row += FEATURE_BYTES) {
      let mask = bytes[at++]!;
      if (mask >= 0x80) mask = (mask & 0x7f) | (bytes[at++]! << 7);
      for (; mask !== 0; mask &= mask - 1) values[row + 31 - Math.clz32(mask & -mask)] = bytes[at++]!;
    }
    this.skipTo(at);
    return new FeatureRows(features);
  }

  private skipTo(at: number): void {
    this.need(at - this.at);
    this.at = at;
  }

  get rest(): number {
    return this.bytes.length - this.at;
  }
}

function writeFeatures(writer: Writer, { rows, scale, transitions, calibration }: FeatureWeights): void {
  for (let i = 0; i < TRANSITION_COUNT; i++) writer.float(transitions[i]!);
  writer.float(calibration.slope);
  writer.float(calibration.intercept);
  writer.float(scale);
  writer.varint(rows.count);
  writer.ascending(Array.from({ length: rows.count }, (_, feature) => rows.keyOf(feature)));
  for (let feature = 0; feature < rows.count; feature++) {
    let mask = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) if (rows.valueOf(feature, tag) !== 0) mask |= 1 << tag;
    writer.varint(mask);
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const value = rows.valueOf(feature, tag);
      if (value !== 0) writer.byte(value & 0xff);
    }
  }
}

function readFeatures(reader: Reader): FeatureWeights {
  const transitions = new Float32Array(TRANSITION_COUNT);
  for (let i = 0; i < TRANSITION_COUNT; i++) transitions[i] = reader.float();
  const calibration = { slope: reader.float(), intercept: reader.float() };
  const scale = reader.float();
  const rows = reader.features(reader.count());
  return { rows, scale, transitions, calibration };
}

export function writeWeights({ vocabulary, words, context }: TaggerWeights): Uint8Array {
  const writer = new Writer();
  writer.fixed(MAGIC);
  writer.byte(VERSION);
  writer.fixed(0);
  writer.varint(vocabulary.hashes.length);
  for (const size of vocabulary.sizes) writer.varint(size);
  writer.ascending(vocabulary.hashes);
  for (const frequency of vocabulary.frequencies) writer.byte(frequency);
  for (const word of vocabulary.classes) writer.varint(word);
  writeFeatures(writer, words);
  writeFeatures(writer, context);
  return writer.finish();
}

/** Reads what `writeWeights` wrote. Throws `WeightsError` on bytes that are not, or not all of, such a file. */
export function readWeights(bytes: Uint8Array): TaggerWeights {
  const reader = new Reader(bytes);
  if (bytes.length < HEADER || reader.fixed() !== MAGIC) throw new WeightsError(message('weights.none'));
  const version = reader.byte();
  if (version !== VERSION) throw new WeightsError(message('weights.version', { version, read: VERSION }));
  if (reader.fixed() !== checksum(bytes)) throw new WeightsError(message('weights.damaged'));
  const count = reader.count();
  const sizes = Array.from({ length: GRAINS }, () => reader.varint());
  const hashes = reader.ascending(new Int32Array(count));
  const frequencies = new Uint8Array(count);
  for (let i = 0; i < count; i++) frequencies[i] = reader.byte();
  const classes = new Uint16Array(count * GRAINS);
  reader.varints(classes);
  const words = readFeatures(reader);
  const context = readFeatures(reader);
  if (reader.rest > 0) throw new WeightsError(message('weights.tooLong'));
  return { vocabulary: { hashes, frequencies, classes, sizes }, words, context };
}
