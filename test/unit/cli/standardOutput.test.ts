import assert from 'node:assert/strict';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../../server/src/cli/program.js';
import { folderOf } from './tool.js';

/** Takes so many pieces, then fails as the system does. */
function failing(code: string, after = 0): Writable {
  let taken = 0;
  return new Writable({
    write(_chunk, _encoding, done) {
      if (taken++ < after) done();
      else done(Object.assign(new Error(code), { code, syscall: 'write' }));
    },
  });
}

async function outcome(argv: readonly string[], output: Writable, input = '') {
  let errors = '';
  const told = new Writable({
    write(chunk: Buffer, _encoding, done) {
      errors += chunk.toString();
      done();
    },
  });
  const streams = { input: Readable.from([Buffer.from(input)]), output, errors: told };
  return { code: await run(argv, import.meta.url, streams), errors: () => errors };
}

const LINES = '{"id":1,"text":"زار مراكش"}\n'.repeat(50);

describe('standard output', () => {
  let corpus: string;
  let commands: readonly (readonly string[])[];
  before(async () => {
    const gold = JSON.stringify({ start: 4, end: 9, text: 'مراكش', label: 'GPE' });
    corpus = await folderOf({
      'a.txt': 'زار مراكش',
      'bad.txt': Buffer.from([0xff]),
      'annotations/gold/a.jsonl': gold,
    });
    const annotations = path.join(corpus, 'annotations/gold');
    commands = [
      ['annotate', '--stdin'],
      ['check', corpus],
      ['check', corpus, '--format', 'sarif'],
      ['import', corpus, annotations, '-f', 'jsonl', '-a', 'new'],
      ['formats'],
      ['score', annotations, annotations],
      ['evaluate', annotations],
      ['completion', 'bash'],
      ['manual'],
      ['--help'],
      ['check', '--help'],
      ['--version'],
    ];
  });

  it('that is full is told, with exit code 1', async () => {
    for (const argv of commands)
      for (const code of ['ENOSPC', 'EIO']) {
        const { code: exit, errors } = await outcome(argv, failing(code), LINES);
        assert.equal(exit, 1, argv.join(' '));
        assert.match(errors(), /the results could not be written to standard output: /);
      }
    assert.match((await outcome(['formats'], failing('ENOSPC'))).errors(), /: the disk is full$/m);
  });

  it('that nobody reads any longer is no error, and changes no exit code', async () => {
    for (const argv of commands) {
      const { code, errors } = await outcome(argv, failing('EPIPE'), LINES);
      // One text of the corpus is none.
      assert.equal(code, argv[0] === 'check' && argv[1] === corpus ? 1 : 0, argv.join(' '));
      assert.doesNotMatch(errors(), /standard output/);
    }
  });

  it('that is closed ends the filter: it reads no more', async () => {
    let read = 0;
    function* lines() {
      for (;;) {
        read++;
        yield Buffer.from('{"text":"زار مراكش"}\n');
      }
    }
    const streams = { input: Readable.from(lines()), output: failing('EPIPE', 3), errors: failing('EPIPE') };
    assert.equal(await run(['annotate', '--stdin'], import.meta.url, streams), 0);
    assert.ok(read < 200, `${read} lines`);
  });

  it('messages that cannot be written leave the exit code', async () => {
    const streams = { input: Readable.from([]), output: failing('EIO'), errors: failing('ENOSPC') };
    assert.equal(await run(['formats'], import.meta.url, streams), 1);
    assert.equal(await run(['formats', '--nonsense'], import.meta.url, streams), 2);
  });
});
