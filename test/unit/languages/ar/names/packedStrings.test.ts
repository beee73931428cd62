import assert from 'node:assert/strict';
import {
  NO_NUMBER,
  packStringNumbers,
  packStrings,
  StringColumn,
  StringNumbers,
} from '../../../../../server/src/languages/ar/names/gazetteer/packedStrings.js';
import {
  packLists,
  Packer,
  Unpacker,
} from '../../../../../server/src/languages/ar/names/gazetteer/packing.js';

const packed = (pack: (packer: Packer) => void): Unpacker => {
  const packer = new Packer();
  pack(packer);
  // At an odd place of a larger buffer, as a file may be read.
  const bytes = packer.bytes();
  const within = new Uint8Array(bytes.length + 3);
  within.set(bytes, 3);
  return new Unpacker(within.subarray(3));
};

describe('packed tables', () => {
  it('give back numbers of any size, and texts', () => {
    const tables = [[], [0, 255], [256, 1, 65535], [65536, 2], [2 ** 31 - 1, 0, 77]];
    const reader = packed((packer) => {
      for (const table of tables) packer.numbers(table).text(`«${table.join(' ')}»\uFEFF`);
    });
    for (const table of tables) {
      assert.deepEqual([...reader.numbers()], table);
      assert.equal(reader.text(), `«${table.join(' ')}»\uFEFF`);
    }
  });

  it('give back lists of numbers', () => {
    const reader = packed((packer) => packLists(packer, [[3, 1], [], [7]]));
    assert.deepEqual([...reader.numbers()], [0, 2, 2, 3]);
    assert.deepEqual([...reader.numbers()], [3, 1, 7]);
  });

  it('give back strings by their number', () => {
    const strings = ['المغرب', '', 'a', 'الرباط'];
    const column = new StringColumn(packed((packer) => packStrings(packer, strings)));
    assert.deepEqual(
      Array.from({ length: column.length }, (_, i) => column.at(i)),
      strings,
    );
  });

  it('find each string, and no other', () => {
    const strings = Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 2503).toString(3));
    const numbers = new StringNumbers(packed((packer) => packStringNumbers(packer, strings)));
    for (const string of strings) assert.equal(numbers.of(string), strings.indexOf(string));
    for (let i = 2503; i < 6000; i++) assert.equal(numbers.of(i.toString(3)), NO_NUMBER);
    assert.equal(numbers.of('012'), NO_NUMBER);
    assert.equal(new StringNumbers(packed((packer) => packStringNumbers(packer, []))).of('a'), NO_NUMBER);
  });
});
