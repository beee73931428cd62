import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callDirectly, disk } from '../../../server/src/node/disk/calls.js';
import { readRegular } from '../../../server/src/node/disk/regularFiles.js';

describe('calls of the file system, made directly', () => {
  const threaded = { ...disk };
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hawashi-calls-'));
    writeFileSync(path.join(folder, 'text.txt'), 'نص');
    callDirectly();
  });
  after(() => {
    Object.assign(disk, threaded);
    rmSync(folder, { recursive: true });
  });

  it('read what is there', async () => {
    const bytes = await readRegular(path.join(folder, 'text.txt'), 100, folder);
    assert.equal(Buffer.from(bytes).toString(), 'نص');
  });

  it('still look where a file really lies', async () => {
    await assert.rejects(readRegular(path.join(folder, '..', path.basename(folder), 'none'), 100, folder));
    await assert.rejects(readRegular(process.execPath, 1e9, folder), { name: 'FileError' });
  });

  it('reject as promises do, with the same codes', async () => {
    const missing = path.join(folder, 'none');
    const calls: ((file: string) => Promise<unknown>)[] = [disk.stat, disk.lstat, disk.realpath, disk.rm];
    for (const call of calls) await assert.rejects(call(missing), { code: 'ENOENT' });
    await assert.rejects(disk.open(missing, 'r'), { code: 'ENOENT' });
    await disk.rm(missing, { force: true });
  });
});
