import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import { FileError } from '../../../server/src/corpus/files/fileSystem.js';
import { nodeFileSystem as files, uriOfPath } from '../../../server/src/node/fileSystem.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('files on disk', () => {
  let folder = '';
  const at = (name: string): string => path.join(folder, name);
  const uri = (name: string): string => uriOfPath(at(name));
  beforeEach(() => {
    folder = temporaryFolder('files');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fails = (work: Promise<unknown>, code: string): Promise<void> =>
    assert.rejects(work, (error: unknown) => {
      assert.ok(error instanceof FileError);
      assert.equal(error.code, code);
      assert.ok(error.message.includes(folder), error.message);
      return true;
    });

  it('are written with their folders, leaving nothing else behind', async () => {
    await files.writeFile(uri('a/b/c.txt'), bytes('مراكش'));
    assert.equal(readFileSync(at('a/b/c.txt'), 'utf8'), 'مراكش');
    await files.writeFile(uri('a/b/c.txt'), bytes('فاس'), { ifContent: bytes('مراكش') });
    assert.deepEqual(readdirSync(at('a/b')), ['c.txt']);
    assert.deepEqual(
      await files.readFile(uri('a/b/c.txt')).then((read) => new TextDecoder().decode(read)),
      'فاس',
    );
  });

  it('are not written over what changed', async () => {
    await files.writeFile(uri('x'), bytes('1'), { ifContent: null });
    await fails(files.writeFile(uri('x'), bytes('2'), { ifContent: null }), 'changed');
    await fails(files.writeFile(uri('x'), bytes('2'), { ifContent: bytes('0') }), 'changed');
    await fails(files.writeFile(uri('y'), bytes('2'), { ifContent: bytes('0') }), 'changed');
    assert.equal(readFileSync(at('x'), 'utf8'), '1');
    assert.deepEqual(readdirSync(folder), ['x']);
  });

  it('are moved with what they hold, never over another file', async () => {
    await files.writeFile(uri('a/x'), bytes('مراكش'));
    await files.moveFile(uri('a/x'), uri('b/c/y'));
    assert.deepEqual(readdirSync(at('a')), []);
    assert.equal(readFileSync(at('b/c/y'), 'utf8'), 'مراكش');
    await files.writeFile(uri('z'), bytes('فاس'));
    await fails(files.moveFile(uri('z'), uri('b/c/y')), 'exists');
    await fails(files.moveFile(uri('nothing'), uri('b/c/new')), 'not-found');
    await files.moveFile(uri('z'), uri('z'));
    assert.equal(readFileSync(at('z'), 'utf8'), 'فاس');
    assert.equal(readFileSync(at('b/c/y'), 'utf8'), 'مراكش');
    assert.deepEqual(readdirSync(at('b/c')), ['y']);
  });

  it('are removed where they hold what is expected, and left alone otherwise', async () => {
    writeFileSync(at('ours'), 'مراكش');
    writeFileSync(at('theirs'), 'فاس');
    await files.removeFile(uri('ours'), bytes('مراكش'));
    await fails(files.removeFile(uri('theirs'), bytes('مراكش')), 'changed');
    await fails(files.removeFile(uri('nothing'), bytes('')), 'not-found');
    assert.deepEqual(readdirSync(folder), ['theirs']);
  });

  it('tell what is wrong', async () => {
    mkdirSync(at('folder'));
    writeFileSync(at('file'), '');
    await fails(files.readFile(uri('none')), 'not-found');
    await fails(files.readFile(uri('file/x')), 'not-found');
    await fails(files.readFile(uri('folder')), 'is-directory');
    await fails(files.readDirectory(uri('none')), 'not-found');
    assert.equal(await files.stat(uri('none')), undefined);
    assert.equal(await files.stat(uri('folder')), undefined);
    assert.equal((await files.stat(uri('file')))?.size, 0);
  });

  it('that are read-only stay so', async () => {
    writeFileSync(at('x'), '1');
    chmodSync(at('x'), 0o444);
    await fails(files.writeFile(uri('x'), bytes('2')), 'no-permission');
    assert.equal(readFileSync(at('x'), 'utf8'), '1');
  });

  it('keep their mode, and links lead where they led', async () => {
    writeFileSync(at('x'), '1');
    chmodSync(at('x'), 0o640);
    symlinkSync(at('x'), at('link'));
    await files.writeFile(uri('link'), bytes('2'), { ifContent: bytes('1') });
    assert.equal(readFileSync(at('x'), 'utf8'), '2');
    assert.equal(statSync(at('x')).mode & 0o777, 0o640);
    symlinkSync(folder, at('circle'));
    const kinds = new Map(
      (await files.readDirectory(uriOfPath(folder))).map(({ name, kind }) => [name, kind]),
    );
    assert.deepEqual(
      kinds,
      new Map([
        ['x', 'file'],
        ['link', 'file'],
        ['circle', 'other'],
      ]),
    );
  });

  it('a lock that was left behind holds nobody up for long', async () => {
    writeFileSync(at('x'), '1');
    writeFileSync(at('.x.lock'), '');
    utimesSync(at('.x.lock'), new Date(0), new Date(0));
    await files.writeFile(uri('x'), bytes('2'), { ifContent: bytes('1') });
    assert.equal(existsSync(at('.x.lock')), false);
  });

  it('many writers lose nothing: each adds its line to what the others wrote', async () => {
    const add = async (line: string): Promise<void> => {
      for (;;) {
        const there = await files.readFile(uri('x')).catch(() => null);
        const text = there ? new TextDecoder().decode(there) : '';
        try {
          await files.writeFile(uri('x'), bytes(text + line + '\n'), { ifContent: there });
          return;
        } catch (error) {
          if (!(error instanceof FileError && error.code === 'changed')) throw error;
        }
      }
    };
    const lines = Array.from({ length: 25 }, (_, i) => `line ${i}`);
    await Promise.all(lines.map(add));
    assert.deepEqual(readFileSync(at('x'), 'utf8').trim().split('\n').sort(), [...lines].sort());
    assert.deepEqual(readdirSync(folder), ['x']);
  });

  it('sweep up what a killed program left behind, and nothing else', async () => {
    const old = ['.a.jsonl.0123456789ab.tmp', '.a.jsonl.lock', '.hawashi.json.lock'];
    const others = ['.a.tmp', '.env.lock', 'a.jsonl', 'b.0123456789ab.tmp', '.b.jsonl.0123456789AB.tmp'];
    const recent = '.b.jsonl.ba9876543210.tmp';
    for (const name of [...old, ...others, recent]) writeFileSync(at(name), '');
    for (const name of [...old, ...others]) utimesSync(at(name), new Date(0), new Date(0));
    await files.writeFile(uri('c.jsonl'), bytes('{}'));
    assert.deepEqual(readdirSync(folder).sort(), [...others, recent, 'c.jsonl'].sort());
  });
});
