import assert from 'node:assert/strict';
import { compile } from './environment.js';

/** What of the platforms a line of code asks for. */
const LINES = {
  dom: 'document.title;',
  domTypes: 'export type Probe = HTMLElement;',
  process: 'process.cwd();',
  buffer: 'Buffer.from([]);',
  node: "import * as fs from 'node:fs'; fs.existsSync('');",
  console: "console.log('');",
  fetch: "fetch('');",
  standard: "new TextEncoder().encode(''); crypto.randomUUID(); setTimeout(() => {}, 1);",
} as const;
type Line = keyof typeof LINES;

/** A file of each project, and the lines that it may hold. */
const FILES: readonly (readonly [file: string, may: readonly Line[]])[] = [
  ['server/src/text/probe.ts', ['standard']],
  ['server/src/languages/ar/probe.ts', ['standard']],
  ['server/src/corpus/probe.ts', ['standard']],
  ['server/src/service/probe.ts', ['standard']],
  ['server/src/protocol/probe.ts', ['standard']],
  ['server/src/connection/probe.ts', ['standard']],
  ['server/src/node/probe.ts', ['standard', 'process', 'buffer', 'node', 'console', 'fetch']],
  ['server/src/cli/probe.ts', ['standard', 'process', 'buffer', 'node', 'console', 'fetch']],
  ['client/annotating/probe.ts', ['standard']],
  ['client/src/editor/probe.ts', ['standard']],
  ['client/src/node/probe.ts', ['standard', 'process', 'buffer', 'node', 'console', 'fetch']],
  ['client/pages/reader/probe.ts', ['standard', 'dom', 'domTypes', 'console', 'fetch']],
];

describe('environments', () => {
  for (const [file, may] of FILES)
    it(`${file} knows ${may.join(', ')} alone`, () => {
      const known = (Object.keys(LINES) as Line[]).filter((line) => compile(file, LINES[line]).length === 0);
      assert.deepEqual([...known].sort(), [...may].sort());
    });
});
