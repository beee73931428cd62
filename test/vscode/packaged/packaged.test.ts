import assert from 'node:assert/strict';
import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import { launchBrowser } from '../../../scripts/vscode/browser.mjs';
import { run } from '../../../scripts/vscode/programs.mjs';
import { startServer } from '../../../scripts/vscode/server.mjs';
import { documentRead, hoverText, openWindow } from '../../../scripts/vscode/window.mjs';

const DOCUMENT = '000_4c4651075b1dae0f.txt';

describe('the packaged extension', () => {
  let folder: string;
  before(async () => void (folder = temporaryFolder('packaged')));
  after(() => rm(folder, { recursive: true, force: true }));

  it('is packed, installs into VS Code, and serves a document', async () => {
    const vsix = path.join(folder, 'hawashi.vsix');
    const code = await run(process.execPath, ['scripts/package.mjs', '--out', vsix], {
      timeLimit: 240_000,
      log: path.join(folder, 'package.log'),
    });
    assert.equal(code, 0);
    await checkNotices(vsix);
    const corpus = path.join(folder, 'seeds');
    await cp('seeds', corpus, { recursive: true });
    const server = await startServer({ vsix });
    const browser = await launchBrowser();
    try {
      const file = server.uri(path.join(corpus, DOCUMENT));
      const page = await openWindow(browser, server.address(corpus, [['openFile', file]]));
      await documentRead(page);
      assert.match(await hoverText(page, 'حموشي'), /PERS/);
    } finally {
      await browser.close();
      await server.stop();
    }
  });
});

/** The notices name every package that a bundle of this build has, and the data. */
async function checkNotices(vsix: string): Promise<void> {
  const packed = unzipSync(await readFile(vsix), {
    filter: ({ name }) => name.endsWith('THIRD-PARTY-NOTICES.txt'),
  });
  const [shipped] = Object.values(packed);
  assert.ok(shipped, 'the notices are shipped');
  const text = new TextDecoder().decode(shipped);
  const known = [
    'vscode-languageclient',
    'vscode-languageserver',
    'vscode-jsonrpc',
    'vscode-languageserver-protocol',
    'vscode-languageserver-types',
    'vscode-uri',
    'jsonc-parser',
    'picomatch',
    'commander',
    'hyparquet',
    'hyparquet-writer',
    'saxes',
    'xmlchars',
    'approx-string-match',
    'semver',
    'minimatch',
    'valibot',
    '@internationalized/date',
    'cldr-localenames-full',
  ];
  for (const name of known) assert.match(text, new RegExp(`^${name} \\d[^ ]* \\(`, 'm'));
  for (const name of ['ANERcorp', 'AQMAR', 'CC BY-SA 4.0']) assert.ok(text.includes(name), name);
}
