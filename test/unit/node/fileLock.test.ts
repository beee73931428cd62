import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import promises, { rename } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { hostname } from 'node:os';
import path from 'node:path';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import { FileError } from '../../../server/src/corpus/files/fileSystem.js';
import { locked, type LockTimes } from '../../../server/src/node/disk/fileLock.js';
import { nodeFileSystem as files, uriOfPath } from '../../../server/src/node/fileSystem.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SOON: LockTimes = { silent: 60, beat: 10, patience: 5000 };
/** Of an owner that stands still. */
const NO_BEAT: LockTimes = { ...SOON, beat: 1e6 };

/** A promise, and what fulfils it. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  return { open, opened };
}

describe('locks of files', () => {
  let folder = '';
  const at = (name: string): string => path.join(folder, name);
  beforeEach(() => {
    folder = temporaryFolder('locks');
    writeFileSync(at('a.jsonl'), '1\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const lock = (): string => at('.a.jsonl.lock');
  const write = (content: string, expected: string): Promise<void> =>
    files.writeFile(uriOfPath(at('a.jsonl')), bytes(content), { ifContent: bytes(expected) });
  const isChanged = (error: unknown): boolean => error instanceof FileError && error.code === 'changed';

  /** The id of a process that was there and is gone. */
  const gone = (): number => spawnSync(process.execPath, ['--version']).pid;
  const left: readonly (readonly [string, () => void])[] = [
    [
      'of a process that is gone',
      () => writeFileSync(lock(), JSON.stringify({ host: hostname(), pid: gone(), id: 'x' })),
    ],
    ['that is a folder', () => mkdirSync(lock())],
    [
      'that is a folder with something in it',
      () => mkdirSync(path.join(lock(), 'theirs'), { recursive: true }),
    ],
    ['of another version, which names nobody', () => writeFileSync(lock(), '')],
    [
      'of another machine',
      () => writeFileSync(lock(), JSON.stringify({ host: 'elsewhere', pid: 1, id: 'x' })),
    ],
  ];
  for (const [what, make] of left)
    for (const [when, time] of [
      ['now', undefined],
      ['in the future', new Date(Date.now() + 1e10)],
      ['long ago', new Date(0)],
    ] as const)
      it(`one ${what}, made ${when}, holds nobody up for long`, async () => {
        make();
        if (time) utimesSync(lock(), time, time);
        await locked(at('a.jsonl'), undefined, () => Promise.resolve(), SOON);
        assert.equal(existsSync(lock()), false);
      });

  it('one that beats is waited for, whatever its time says', async () => {
    const order: string[] = [];
    const [began, end] = [gate(), gate()];
    const first = locked(
      at('a.jsonl'),
      undefined,
      async ({ isHeld }) => {
        began.open();
        await end.opened;
        assert.ok(await isHeld());
        order.push('first');
      },
      SOON,
    );
    await began.opened;
    const second = locked(at('a.jsonl'), undefined, () => Promise.resolve(order.push('second')), SOON);
    const busy = locked(at('a.jsonl'), undefined, () => Promise.resolve(), { ...SOON, patience: 300 });
    // Five times as long as one that is silent is waited for.
    await assert.rejects(
      busy,
      (error) => error instanceof FileError && /another program/.test(error.message),
    );
    end.open();
    await Promise.all([first, second]);
    assert.deepEqual(order, ['first', 'second']);
    assert.deepEqual(readdirSync(folder), ['a.jsonl']);
  });

  it('an owner that stood still puts nothing in the place of what came after it', async () => {
    const [own, other] = [at('.a.jsonl.0123456789ab.tmp'), at('.a.jsonl.ba9876543210.tmp')];
    writeFileSync(own, 'own');
    writeFileSync(other, 'other');
    const [began, end] = [gate(), gate()];
    const paused = locked(
      at('a.jsonl'),
      own,
      async ({ isHeld }) => {
        began.open();
        await end.opened;
        assert.equal(await isHeld(), false);
        await rename(own, at('a.jsonl'));
      },
      NO_BEAT,
    );
    await began.opened;
    await locked(at('a.jsonl'), other, () => rename(other, at('a.jsonl')), SOON);
    end.open();
    await assert.rejects(paused, /ENOENT/);
    assert.equal(readFileSync(at('a.jsonl'), 'utf8'), 'other');
    assert.deepEqual(readdirSync(folder), ['a.jsonl']);
  });

  it('an owner that stood still leaves the lock of the next one alone', async () => {
    const [began, end, second] = [gate(), gate(), gate()];
    const paused = locked(at('a.jsonl'), undefined, () => (began.open(), end.opened), NO_BEAT);
    await began.opened;
    const next = locked(
      at('a.jsonl'),
      undefined,
      async ({ isHeld }) => {
        end.open();
        await paused;
        assert.ok(await isHeld());
        second.open();
      },
      SOON,
    );
    await Promise.all([second.opened, next]);
    assert.deepEqual(readdirSync(folder), ['a.jsonl']);
  });

  describe('while replacing a file takes its time', () => {
    const real = promises.rename;
    /** What happens before a file is replaced. */
    let before: () => Promise<void>;
    beforeEach(() => {
      promises.rename = async (from, to) => {
        if (path.basename(String(to)) === 'a.jsonl') await before();
        await real(from, to);
      };
      syncBuiltinESMExports();
    });
    afterEach(() => {
      promises.rename = real;
      syncBuiltinESMExports();
    });
    const once = (work: () => Promise<void> | void): void => {
      before = async () => {
        before = () => Promise.resolve();
        await work();
      };
    };

    it('what another program saves in it is there again, to be merged', async () => {
      once(() => writeFileSync(at('a.jsonl'), '1\ntheirs\n'));
      await assert.rejects(write('1\nours\n', '1\n'), isChanged);
      assert.equal(readFileSync(at('a.jsonl'), 'utf8'), '1\ntheirs\n');
      await write('1\ntheirs\nours\n', '1\ntheirs\n');
      assert.deepEqual(readdirSync(folder), ['a.jsonl']);
    });

    it('a file that another program emptied only is replaced', async () => {
      once(() => writeFileSync(at('a.jsonl'), ''));
      await write('1\nours\n', '1\n');
      assert.equal(readFileSync(at('a.jsonl'), 'utf8'), '1\nours\n');
    });

    it('two writers do not wipe what the other was told is stored', async () => {
      once(() => promises.writeFile(lock(), 'of another one'));
      await assert.rejects(write('1\nours\n', '1\n'), isChanged);
    });
  });
});
