import assert from 'node:assert/strict';
import { PassThrough, Readable, Writable } from 'node:stream';
import { run } from '../../../server/src/cli/program.js';
import { tool } from './tool.js';

interface Line {
  readonly label: string;
  readonly value?: string;
}

describe('hawashi annotate --stdin', () => {
  const answers = async (
    input: string | Buffer,
    ...argv: string[]
  ): Promise<{ code: number; lines: unknown[] }> => {
    const { code, output } = await tool(['annotate', '--stdin', ...argv], { input });
    const lines = output.split('\n').filter((line) => line !== '');
    return { code, lines: lines.map((line) => JSON.parse(line) as unknown) };
  };

  it('answers each line, in order, with its id', async () => {
    const input = [
      { id: 7, text: 'وصل أمس إلى الرباط.', dct: '2024-11-08' },
      { id: 'ب', text: '' },
    ];
    const { code, lines } = await answers(input.map((line) => JSON.stringify(line)).join('\n'));
    assert.equal(code, 0);
    const [first, second] = lines as { id: unknown; annotations: Line[] }[];
    assert.equal(first!.id, 7);
    assert.deepEqual(
      first!.annotations.filter((one) => one.label === 'DATE').map((one) => one.value),
      ['2024-11-07'],
    );
    assert.deepEqual(second, { id: 'ب', annotations: [] });
  });

  it('says how sure it is, in three digits, and leaves out what is less sure than asked', async () => {
    const input = JSON.stringify({ text: 'زار وزير الخارجية مدينة مراكش يوم 8 نونبر 2024.' });
    const of = async (...argv: string[]): Promise<Record<string, unknown>[]> =>
      ((await answers(input, ...argv)).lines[0] as { annotations: Record<string, unknown>[] }).annotations;
    const all = await of();
    const confidences = all.map(({ confidence }) => confidence as number);
    for (const one of confidences) assert.match(String(one), /^(0(\.\d{1,3})?|1)$/);
    const highest = Math.max(...confidences);
    assert.ok(Math.min(...confidences) < highest);
    assert.deepEqual(
      await of('--minimum-confidence', String(highest)),
      all.filter(({ confidence }) => confidence === highest),
    );
    assert.deepEqual(await of('--minimum-confidence', '0'), all);
  });

  it('answers lines that are none with an error, and goes on', async () => {
    const input = Buffer.concat([
      Buffer.from('{"id":1\n'),
      Buffer.from('{"id":2}\n\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from('{"id":4,"text":"ا"}\n'),
    ]);
    const { code, lines } = await answers(input);
    assert.equal(code, 1);
    const [first, second, third, fourth] = lines as { id?: unknown; error?: string; line?: number }[];
    assert.match(first!.error!, /expected one JSON object a line/);
    assert.deepEqual([second!.id, second!.error, second!.line], [2, 'expected a "text"', 2]);
    assert.equal(third!.error, 'expected UTF-8');
    assert.equal(fourth!.id, 4);
  });

  it('takes the next lines only when the answers before them were taken, as pipes of batch engines need', async () => {
    const COUNT = 300;
    let asked = 0;
    let answered = 0;
    let furthest = 0;
    function* requests(): Generator<Buffer> {
      for (; asked < COUNT; asked++) {
        furthest = Math.max(furthest, asked - answered);
        yield Buffer.from(JSON.stringify({ id: asked, text: 'زار مراكش. '.repeat(20) }) + '\n');
      }
    }
    const ids: number[] = [];
    const output = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, taken) {
        for (const line of chunk.toString().trim().split('\n'))
          ids.push((JSON.parse(line) as { id: number }).id);
        answered = ids.length;
        // A consumer that takes its time.
        setImmediate(taken);
      },
    });
    const input = Readable.from(requests(), { highWaterMark: 1 });
    assert.equal(
      await run(['annotate', '--stdin'], import.meta.url, { input, output, errors: new PassThrough() }),
      0,
    );
    assert.deepEqual(
      ids,
      Array.from({ length: COUNT }, (_, i) => i),
    );
    assert.ok(furthest <= 4, `${furthest} requests were taken ahead of their answers`);
  });

  it('says nothing to nothing, as an empty partition needs', async () => {
    assert.deepEqual(await answers(''), { code: 0, lines: [] });
  });

  it('tells of a date that is none', async () => {
    const dates = ['2024-13-45', '2024-02-30', 'أمس', ''];
    const { code, lines } = await answers(
      dates.map((dct, id) => JSON.stringify({ id, text: 'وصل أمس.', dct })).join('\n'),
    );
    assert.equal(code, 1);
    for (const [id, line] of (lines as { id: number; error?: string }[]).entries())
      assert.deepEqual([line.id, /expected "dct" as a date/.test(line.error ?? '')], [id, true]);
  });

  it('keeps no more of a line than is allowed', async () => {
    const long = JSON.stringify({ id: 1, text: 'ا'.repeat(1000) });
    const { lines } = await answers(`${long}\n{"id":2,"text":""}\n`, '--longest-line', '100');
    const [first, second] = lines as { error?: string; id?: unknown }[];
    assert.match(first!.error!, /more than 100/);
    assert.equal(second!.id, 2);
  });
});
