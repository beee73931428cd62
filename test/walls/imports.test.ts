import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** The repo's own rules, without those that ask the compiler: a probe is no file of a project. */
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked as never] });

const WALLS = new Set(['hawashi/room-imports', 'no-restricted-imports']);

/** Whether a file may hold a line, as the walls go. */
async function isFree(filePath: string, line: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  const fatal = result!.messages.find((message) => message.fatal);
  assert.equal(fatal, undefined);
  return !result!.messages.some(({ ruleId }) => WALLS.has(ruleId ?? ''));
}

const importOf = (target: string): string => `import { probe } from '${target}'; probe();`;

describe('imports', () => {
  const walls: readonly (readonly [file: string, target: string])[] = [
    // the core knows no platform
    ['server/src/text/probe.ts', 'node:fs'],
    ['server/src/corpus/probe.ts', 'fs'],
    ['server/src/corpus/probe.ts', 'vscode'],
    ['server/src/service/document/probe.ts', 'vscode-languageserver'],
    ['server/src/connection/probe.ts', 'node:path'],
    ['server/src/connection/probe.ts', '../node/main.js'],
    // downwards only
    ['server/src/text/probe.ts', '../annotation/model.js'],
    ['server/src/annotation/probe.ts', '../corpus/corpus.js'],
    ['server/src/corpus/index/probe.ts', '../../service/languageService.js'],
    ['server/src/formats/parts/probe.ts', '../../exchange/importing.js'],
    ['server/src/service/probe.ts', '../connection/server.js'],
    ['server/src/node/probe.ts', '../cli/main.js'],
    // what people name is read by one room
    ['server/src/cli/probe.ts', 'node:fs'],
    ['server/src/cli/probe.ts', 'node:fs/promises'],
    ['server/src/cli/probe.ts', 'fs/promises'],
    // nothing asks the network or runs a program
    ['server/src/node/probe.ts', 'node:http'],
    ['server/src/node/probe.ts', 'node:child_process'],
    ['server/src/cli/probe.ts', 'node:net'],
    ['server/src/cli/probe.ts', 'node:http'],
    ['server/src/node/serving/probe.ts', 'node:https'],
    ['server/src/node/serving/probe.ts', 'node:child_process'],
    ['server/src/cli/probe.ts', 'node:child_process'],
    ['server/src/cli/git/probe.ts', 'node:child_process'],
    ['server/src/cli/git/gitProgram.ts', 'node:https'],
    ['server/src/cli/git/gitProgram.ts', 'node:fs'],
    ['client/src/node/probe.ts', 'https'],
    // a language pack is handed in
    ['server/src/annotation/probe.ts', '../languages/ar/tokens.js'],
    ['server/src/corpus/entities/probe.ts', '../../languages/ar/nameKey.js'],
    ['server/src/suggestions/recogniser/probe.ts', '../../languages/ar/tokens.js'],
    ['server/src/connection/probe.ts', '../languages/ar/tokens.js'],
    ['server/src/languages/probe.ts', './ar/tokens.js'],
    ['client/pages/reader/probe.ts', '../../../server/src/languages/ar/tokens.js'],
    // the client knows protocol and annotation alone
    ['client/src/editor/probe.ts', '../../../server/src/service/languageService.js'],
    ['client/src/editor/probe.ts', 'node:fs'],
    ['client/src/service/probe.ts', '../editor/tagging.js'],
    ['client/src/editor/probe.ts', '../../pages/reader/main.js'],
    ['client/pages/reader/probe.ts', '../../../server/src/corpus/corpus.js'],
    ['client/pages/reader/probe.ts', 'node:fs'],
    ['client/pages/reader/probe.ts', 'vscode'],
    ['client/pages/kit/probe.ts', '../reader/main.js'],
    ['client/annotating/probe.ts', 'vscode'],
  ];
  for (const [file, target] of walls)
    it(`${file} may not import ${target}`, async () =>
      assert.equal(await isFree(file, importOf(target)), false));

  const doors: readonly (readonly [file: string, target: string])[] = [
    ['server/src/corpus/probe.ts', '../annotation/model.js'],
    ['server/src/service/corpus/probe.ts', '../document/hover.js'],
    ['server/src/languages/ar/time/probe.ts', '../../../text/span.js'],
    ['server/src/node/probe.ts', '../languages/ar/tokens.js'],
    ['server/src/node/probe.ts', 'node:fs'],
    ['server/src/node/serving/probe.ts', 'node:http'],
    ['client/src/editor/probe.ts', 'vscode'],
    ['client/pages/reader/probe.ts', '../kit/elements.js'],
    ['client/pages/reader/probe.ts', '../../../server/src/annotation/model.js'],
  ];
  for (const [file, target] of doors)
    it(`${file} may import ${target}`, async () => assert.equal(await isFree(file, importOf(target)), true));

  const ways: readonly string[] = [
    "import type { Probe } from '../languages/ar/tokens.js'; export type Same = Probe;",
    "export { probe } from '../languages/ar/tokens.js';",
    "export * from '../languages/ar/tokens.js';",
    "export const probe = () => import('../languages/ar/tokens.js');",
    "export type Probe = import('../languages/ar/tokens.js').Probe;",
  ];
  for (const line of ways)
    it(`no way round: ${line}`, async () =>
      assert.equal(await isFree('server/src/annotation/probe.ts', line), false));

  it('a folder without a line in the table is told of', async () => {
    assert.equal(await isFree('server/src/utilities/probe.ts', 'export const probe = 1;'), false);
    assert.equal(await isFree('client/pages/novel/probe.ts', 'export const probe = 1;'), false);
  });
});
