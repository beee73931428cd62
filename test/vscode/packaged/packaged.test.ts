import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
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
