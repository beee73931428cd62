/**
 * Tables of numbers and strings as one run of bytes: what is read by every program that starts is not parsed, and
 * what of it nobody asks for is never made.
 */

/** Numbers of one table are as many bytes each as the largest needs: all lowest bytes, then all that follow. */
const BYTE = 8;
const HEADER = 5;

export class Packer {
  private readonly parts: Uint8Array[] = [];

  /** Whole numbers from 0 up, below 2³¹. */
  numbers(values: readonly number[]): this {
    const largest = values.reduce((most, value) => Math.max(most, value), 0);
    let width = 1;
    while (largest >= 2 ** (width * BYTE)) width++;
    const part = new Uint8Array(HEADER + values.length * width);
    const header = new DataView(part.buffer);
    header.setUint32(0, values.length, true);
    header.setUint8(4, width);
    for (let plane = 0; plane < width; plane++)
      for (const [i, value] of values.entries())
        part[HEADER + plane * values.length + i] = (value >>> (plane * BYTE)) & 0xff;
    this.parts.push(part);
    return this;
  }

  text(text: string): this {
    const bytes = new TextEncoder().encode(text);
    const header = new Uint8Array(HEADER);
    new DataView(header.buffer).setUint32(0, bytes.length, true);
    this.parts.push(header, bytes);
    return this;
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

/** Reads what was packed, in the same order. */
export class Unpacker {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  numbers(): Int32Array {
    const count = this.view.getUint32(this.at, true);
    const width = this.view.getUint8(this.at + 4);
    this.at += HEADER;
    const numbers = new Int32Array(this.bytes.subarray(this.at, this.at + count));
    this.at += count;
    for (let plane = 1; plane < width; plane++) {
      const higher = this.bytes.subarray(this.at, this.at + count);
      for (let i = 0; i < count; i++) numbers[i]! |= higher[i]! << (plane * BYTE);
      this.at += count;
    }
    return numbers;
  }

  text(): string {
    const length = this.view.getUint32(this.at, true);
    this.at += HEADER + length;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      this.bytes.subarray(this.at - length, this.at),
    );
  }
}

/** Lists of numbers, one after the other: for each where it begins, and at the end where the last one ends. */
export function packLists(packer: Packer, lists: readonly (readonly number[])[]): void {
  const first = [0];
  for (const list of lists) first.push(first.at(-1)! + list.length);
  packer.numbers(first).numbers(lists.flat());
}
