/** What lies in a corpus and is no file of it: told, left alone, and never waited for. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import { FileError, filesWithin, LARGEST_FILE } from '../../../server/src/corpus/files/fileSystem.js';
import { joinUri } from '../../../server/src/corpus/files/uris.js';
import { nodeFileSystem, uriOfPath } from '../../../server/src/node/fileSystem.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const isWindows = path.sep === '\\';

/** What may lie at a path, each with the code that it is refused with and a word of the reason. */
interface Kind {
  readonly make: (file: string, outside: string) => void | Promise<void>;
  readonly code: string;
  readonly reason: RegExp;
}

const KINDS: Readonly<Record<string, Kind>> = {
  pipe: { make: (file) => void execFileSync('mkfifo', [file]), code: 'not-regular', reason: /a pipe/ },
  'link to a pipe': {
    make: (file, outside) => {
      execFileSync('mkfifo', [path.join(outside, 'pipe')]);
      symlinkSync(path.join(outside, 'pipe'), file);
    },
    code: 'not-regular',
    reason: /a pipe/,
  },
  'link to an endless device': {
    make: (file) => symlinkSync('/dev/zero', file),
    code: 'not-regular',
    reason: /a device/,
  },
  'link in a circle': {
    make: (file) => symlinkSync(path.basename(file), file),
    code: 'not-regular',
    reason: /back to itself/,
  },
  'link to nothing': {
    make: (file, outside) => symlinkSync(path.join(outside, 'none'), file),
    code: 'not-regular',
    reason: /leads to nothing/,
  },
  'link out': {
    make: (file, outside) => {
      writeFileSync(path.join(outside, 'theirs'), 'theirs');
      symlinkSync(path.join(outside, 'theirs'), file);
    },
    code: 'outside',
    reason: /leads to it out of/,
  },
};

(isWindows ? describe.skip : describe)('what is no file of a folder', () => {
  let top = '';
  let server: Server | undefined;
  const corpus = (): string => path.join(top, 'corpus');
  const outside = (): string => path.join(top, 'outside');
  const files = () => filesWithin(nodeFileSystem, uriOfPath(corpus()));
  const uri = (name: string): string => joinUri(uriOfPath(corpus()), name);
  beforeEach(() => {
    top = temporaryFolder('left-alone');
    mkdirSync(corpus());
    mkdirSync(outside());
  });
  afterEach(() => {
    server?.close();
    server = undefined;
    rmSync(top, { recursive: true, force: true });
  });

  const fails = (work: Promise<unknown>, code: string, reason: RegExp): Promise<void> =>
    assert.rejects(work, (error: unknown) => {
      assert.ok(error instanceof FileError, String(error));
      assert.match(error.message, reason);
      assert.equal(error.code, code);
      return true;
    });

  for (const [what, { make, code, reason }] of Object.entries(KINDS)) {
    it(`a ${what} is neither read nor written, and says what it is in a list`, async () => {
      await make(path.join(corpus(), 'x.jsonl'), outside());
      const before = readdirSync(outside());
      await fails(files().readFile(uri('x.jsonl')), code, reason);
      await fails(files().stat(uri('x.jsonl')), code, reason);
      for (const ifContent of [undefined, null, bytes('theirs')])
        await fails(files().writeFile(uri('x.jsonl'), bytes('ours'), { ifContent }), code, reason);
      const [entry] = await files().readDirectory(uriOfPath(corpus()));
      assert.equal(entry?.kind, 'other');
      assert.ok(entry.refused);
      assert.deepEqual(readdirSync(outside()), before);
      assert.deepEqual(readdirSync(corpus()), ['x.jsonl']);
      if (code === 'outside') assert.equal(readFileSync(path.join(outside(), 'theirs'), 'utf8'), 'theirs');
    });
  }

  it('a socket', async () => {
    server = createServer();
    await new Promise<void>((listening) => server!.listen(path.join(corpus(), 'x'), listening));
    await fails(files().readFile(uri('x')), 'not-regular', /a socket/);
    await fails(files().writeFile(uri('x'), bytes('ours')), 'not-regular', /a socket/);
  });

  it('a linked folder leads nowhere: not into it, and nothing is made there', async () => {
    mkdirSync(path.join(outside(), 'deep'));
    writeFileSync(path.join(outside(), 'a.jsonl'), 'theirs');
    symlinkSync(outside(), path.join(corpus(), 'anna'));
    const out = /leads to it out of/;
    await fails(files().readFile(uri('anna/a.jsonl')), 'outside', out);
    await fails(files().readDirectory(uri('anna')), 'outside', out);
    await fails(files().writeFile(uri('anna/a.jsonl'), bytes('ours')), 'outside', out);
    await fails(
      files().writeFile(uri('anna/new/b.jsonl'), bytes('ours'), { ifContent: null }),
      'outside',
      out,
    );
    await fails(
      files().writeFile(uri('anna/deep/c.jsonl'), bytes('ours'), { ifContent: null }),
      'outside',
      out,
    );
    assert.deepEqual(readdirSync(outside(), { recursive: true }).sort(), ['a.jsonl', 'deep']);
  });

  it('what leads up by its name', async () => {
    writeFileSync(path.join(outside(), 'a'), 'theirs');
    await fails(
      files().readFile(uriOfPath(path.join(corpus(), '../outside/a'))),
      'outside',
      /leads to it out of/,
    );
    mkdirSync(path.join(top, 'corpus2'));
    writeFileSync(path.join(top, 'corpus2/a'), 'theirs');
    await fails(files().readFile(uriOfPath(path.join(top, 'corpus2/a'))), 'outside', /leads to it out of/);
  });

  it('links within the folder are followed, also where the folder itself is a link', async () => {
    writeFileSync(path.join(corpus(), 'a'), 'نص');
    symlinkSync('a', path.join(corpus(), 'b'));
    symlinkSync(corpus(), path.join(top, 'linked'));
    const linked = uriOfPath(path.join(top, 'linked'));
    const through = filesWithin(nodeFileSystem, linked);
    assert.deepEqual([...(await through.readFile(joinUri(linked, 'b')))], [...bytes('نص')]);
    await through.writeFile(joinUri(linked, 'new/c'), bytes('ours'), { ifContent: null });
    assert.equal(readFileSync(path.join(corpus(), 'new/c'), 'utf8'), 'ours');
  });

  it('files that are too large', async () => {
    writeFileSync(path.join(corpus(), 'a'), '12345');
    assert.equal((await files().readFile(uri('a'), { most: 5 })).length, 5);
    await fails(files().readFile(uri('a'), { most: 4 }), 'too-large', /the most that is read/);
    truncateSync(path.join(corpus(), 'a'), LARGEST_FILE + 1);
    await fails(files().readFile(uri('a')), 'too-large', /256 MB/);
  });

  it('files of another machine, which are not those of this one with the same path', async () => {
    const theirs = `file://nas${new URL(uri('a')).pathname}`;
    writeFileSync(path.join(corpus(), 'a'), '1');
    await fails(nodeFileSystem.readFile(theirs), 'unavailable', /another machine \(nas\)/);
    await fails(nodeFileSystem.writeFile(theirs, bytes('2')), 'unavailable', /another machine/);
    await fails(nodeFileSystem.stat(theirs), 'unavailable', /another machine/);
    assert.equal(
      new TextDecoder().decode(
        await nodeFileSystem.readFile(uri('a').replace('file://', 'file://localhost')),
      ),
      '1',
    );
    assert.equal(readFileSync(path.join(corpus(), 'a'), 'utf8'), '1');
  });

  it('a name that this disk has no room for', async () => {
    await fails(
      files().writeFile(uri('ع'.repeat(130)), bytes('1')),
      'name-too-long',
      /longer than this disk allows/,
    );
    await fails(files().readFile(uri('ع'.repeat(130))), 'name-too-long', /longer than this disk allows/);
  });
});
