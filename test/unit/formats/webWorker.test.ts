/** The formats where there is no Node: bundled for browsers, in a context that has what a web worker has. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import vm from 'node:vm';
import { FORMATS } from '../../../server/src/formats/registry.js';

const PROGRAM = `
import { FORMATS, chooseFormat } from './server/src/formats/registry.js';
import { exportDocuments } from './server/src/exchange/exporting.js';
const text = 'زار حموشي 😀 مراكش.';
const document = {
  name: 'a', text, date: '2024-11-08', status: 'done', relations: [],
  annotations: [{ id: 'a1', start: 4, end: 9, text: 'حموشي', label: 'PERS' }, { id: 'a2', start: 13, end: 18, text: 'مراكش', label: 'GPE' }],
};
export async function proveAll() {
  const results = {};
  for (const { id } of FORMATS) {
    const held = new Map();
    const summary = await exportDocuments({
      chosen: chooseFormat(id),
      corpus: { name: 'c', labels: [], relationTypes: [], attributes: [], fields: [] },
      documents: async function* () { yield document; },
      write: async ({ path, content }, append) => {
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        held.set(path, append ? Uint8Array.from([...held.get(path), ...bytes]) : bytes);
      },
      readBack: async (path) => held.get(path),
    });
    results[id] = { verified: summary.verified, differences: summary.differences.length, documents: summary.documents };
  }
  return JSON.stringify(results);
}
`;

describe('formats in a web worker', () => {
  it('write and read without anything of Node', async () => {
    const flags = [
      '--bundle',
      '--platform=browser',
      '--format=iife',
      '--global-name=formats',
      '--loader:.tsv=text',
    ];
    const code = execFileSync('node_modules/.bin/esbuild', [...flags, '--loader=ts', '--log-level=error'], {
      input: PROGRAM,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    // What makes bytes, and what they throw, must be of one realm.
    const worker = vm.createContext({
      TextEncoder,
      TextDecoder,
      Uint8Array,
      ArrayBuffer,
      DataView,
      RangeError,
      crypto,
      console,
    });
    const proof = vm.runInContext(`${code}\nformats.proveAll()`, worker) as Promise<string>;
    const expected = FORMATS.map(({ id }) => [id, { verified: true, differences: 0, documents: 1 }]);
    assert.deepEqual(JSON.parse(await proof), Object.fromEntries(expected));
  });
});
