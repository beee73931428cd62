import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { BUNDLE_FILE, bundleText } from '../../scripts/l10n/bundle.mjs';

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked as never] });

/** Whether a file may hold a line, as far as sentences go. */
async function isFree(filePath: string, line: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  assert.equal(
    result!.messages.find((message) => message.fatal),
    undefined,
  );
  return !result!.messages.some(({ ruleId }) => ruleId === 'hawashi/sentences');
}

describe('sentences', function () {
  this.timeout(60_000);

  const kept: readonly (readonly [file: string, line: string])[] = [
    ['server/src/service/probe.ts', "export const told = 'There is nothing here.';"],
    ['server/src/corpus/probe.ts', 'export const told = (name: string) => `${name} could not be written`;'],
    ['server/src/annotation/probe.ts', "throw new Error('There is no such thing.');"],
    ['server/src/cli/probe.ts', "process.stderr.write('There is no such thing.');"],
    ['client/src/editor/probe.ts', "tell('There is nothing here.');"],
    ['client/src/editor/probe.ts', "l10n.t('{0}', tell('There is nothing here.'));"],
    ['client/pages/reader/probe.ts', "element('p', { title: 'Go to an annotation' });"],
    ['server/src/formats/probe.ts', "export const FORMAT = { description: 'Probe JSON Lines' };"],
    ['client/pages/kit/probe.ts', "warn('لا يوجد أي شيء');"],
    ['client/annotating/probe.ts', "export const help = { help: 'Move by whole words' };"],
  ];
  for (const [file, line] of kept)
    it(`are kept out of ${file}: ${line}`, async () => assert.equal(await isFree(file, line), false));

  const free: readonly (readonly [file: string, line: string])[] = [
    [
      'server/src/messages/english/probe.ts',
      "export const PROBE = { 'probe.it': 'There is nothing here.' };",
    ],
    ['client/src/editor/probe.ts', "tell(l10n.t('There is nothing here, {0}.', name));"],
    ['client/src/service/probe.ts', "this.output.warn('There is nothing here.');"],
    ['client/src/service/probe.ts', 'log?.error(`${name} has failed again and again`);'],
    ['server/src/service/probe.ts', "say(message('edit.noWord'));"],
    ['server/src/formats/probe.ts', "export const FIELDS = 'start end text label'.split(' ');"],
    ['server/src/formats/probe.ts', "export const FORMAT = { title: 'Probe JSON Lines' };"],
    ['client/pages/reader/probe.ts', '/* There is nothing here. */ probe();'],
  ];
  for (const [file, line] of free)
    it(`may stand in ${file}: ${line}`, async () => assert.equal(await isFree(file, line), true));

  it('of the extension host are all in its bundle (npm run document)', async () =>
    assert.equal(await readFile(BUNDLE_FILE, 'utf8'), await bundleText()));
});
