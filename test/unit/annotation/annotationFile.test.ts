import { inWords } from '../messages/inWords.js';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import {
  EMPTY_LAYOUT,
  formatAnnotationFile,
  readAnnotationFile,
  type AnnotationFile,
} from '../../../server/src/annotation/annotationFile.js';
import { decide } from '../../../server/src/annotation/decisions.js';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import type { AnnotationSet } from '../../../server/src/annotation/model.js';
import { textAndSet } from './generated.js';
import { anyRules, decision, playBy, RUNS, sorted, start, TEXT } from './madeDecisions.js';

const PATH = '/c/annotations/amal/doc.jsonl';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const read = (content: string | Uint8Array, text: DocumentText): Promise<AnnotationFile> =>
  readAnnotationFile(PATH, typeof content === 'string' ? encode(content) : content, text);
const setFrom = (file: AnnotationFile): AnnotationSet => ({ document: 'doc', annotator: 'amal', ...file });
const write = async (set: AnnotationSet, text: DocumentText, layout = EMPTY_LAYOUT): Promise<string> =>
  decode(formatAnnotationFile(set, text, await text.sha256(), layout, 'doc.txt').bytes);

describe('annotation files', function () {
  this.timeout(RUNS * 100);
  it('read what was written, at the same places', async () => {
    await fc.assert(
      fc.asyncProperty(textAndSet, async ([text, set]) => {
        const content = await write(set, text);
        const file = await read(content, text);
        assert.deepEqual(file.problems, []);
        assert.deepEqual(file.annotations, set.annotations);
        assert.deepEqual(
          [...file.relations].sort((a, b) => (a.id < b.id ? -1 : 1)),
          set.relations,
        );
        assert.equal(file.status, set.status);
        assert.deepEqual(file.exhaustive, set.exhaustive);
        assert.equal(await write(setFrom(file), text, file.layout), content, 'written again, byte by byte');
      }),
      { numRuns: RUNS },
    );
  });

  it('hold whatever is decided by whatever rules', async () => {
    const text = DocumentText.ofFile(TEXT);
    await fc.assert(
      fc.asyncProperty(
        start,
        anyRules,
        fc.array(decision, { maxLength: 8 }),
        async (set, rules, decisions) => {
          const decided = decisions.reduce(playBy(rules), set);
          const file = await read(await write(decided, text), text);
          assert.deepEqual(file.problems, []);
          const {
            layout: _layout,
            problems: _problems,
            unusable: _unusable,
            otherText: _text,
            ...said
          } = file;
          const { document, annotator } = decided;
          assert.deepEqual(sorted({ document, annotator, ...said }), sorted(decided));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('hold code points of the file, and the exact slice', async () => {
    await fc.assert(
      fc.asyncProperty(textAndSet, async ([text, set]) => {
        const points = [...text.file];
        for (const line of (await write(set, text)).trim().split('\n').slice(1)) {
          const object = JSON.parse(line) as { start?: number; end: number; text: string };
          if (object.start === undefined) continue;
          assert.equal(points.slice(object.start, object.end).join(''), object.text);
        }
      }),
    );
  });

  it('change only the lines that a decision is about', async () => {
    const text = DocumentText.ofFile('زار حموشي مراكش والمغرب');
    const lines = [
      '{"hawashi": 1, "document": "doc.txt", "sha256": "' +
        (await text.sha256()) +
        '", "status": "in-progress", "tool":"x"}',
      '{"label":"PERS","start":4,"end":9,"text":"حموشي"}',
      '{"start": 10,"end": 15, "text": "مراكش", "label": "GPE", "confidence": 0.5, "nested": {"a": [1, null]}}',
      '{"start": 17, "end": 23, "text": "المغرب", "label": "GPE"}',
    ];
    const file = await read(lines.join('\n'), text);
    assert.equal(file.annotations[1]?.confidence, 0.5);
    assert.deepEqual(file.annotations[1]?.extra, { nested: { a: [1, null] } });
    const marrakesh = file.annotations[1]!.id;
    const { set } = decide(setFrom(file), { kind: 'describe', ids: [marrakesh], note: 'مدينة' }, text.editor);
    const after = (await write(set, text, file.layout)).split('\n');
    assert.deepEqual(
      after.filter((_, i) => i !== 2),
      [...lines.filter((_, i) => i !== 2), ''],
    );
    const changed = JSON.parse(after[2]!) as Record<string, unknown>;
    assert.equal(changed['note'], 'مدينة');
    assert.equal(changed['id'], marrakesh);
    assert.equal(changed['prefix'], 'زار حموشي ');
    assert.equal(changed['confidence'], 0.5);
    assert.deepEqual(changed['nested'], { a: [1, null] });
  });

  it('read the gold annotations of the first corpus and write them as they are, below a header', async () => {
    const folder = 'seeds/annotations/gold';
    for (const name of readdirSync(folder)) {
      const text = DocumentText.ofFile(
        readFileSync(join('seeds', basename(name, '.jsonl') + '.txt'), 'utf8'),
      );
      const content = readFileSync(join(folder, name), 'utf8');
      const file = await read(content, text);
      assert.deepEqual(file.problems, []);
      assert.ok(file.annotations.every((annotation) => annotation.anchor === undefined));
      const written = await write(setFrom(file), text, file.layout);
      assert.equal(written.slice(written.indexOf('\n') + 1), content);
    }
  });

  describe('that are damaged', () => {
    const text = DocumentText.ofFile('زار حموشي مراكش والمغرب');
    const good = '{"start": 4, "end": 9, "text": "حموشي", "label": "PERS", "id": "p"}';
    const header = '{"hawashi": 1, "document": "doc.txt", "status": "in-progress"}';

    const check = (title: string, bad: string, message: RegExp): void => {
      it(`${title}: the good lines are used, the bad one is reported and kept`, async () => {
        const file = await read([header, good, bad].join('\n'), text);
        assert.deepEqual(
          file.annotations.map((annotation) => annotation.id),
          ['p'],
        );
        assert.equal(file.problems.length, 1);
        assert.equal(file.problems[0]?.file, PATH);
        assert.equal(file.problems[0]?.line, 3);
        assert.match(inWords(file.problems[0]?.message), message);
        assert.equal(file.unusable, undefined);
        const { set } = decide(setFrom(file), { kind: 'remove', ids: ['p'] }, text.editor);
        const written = await write(set, text, file.layout);
        assert.deepEqual(written.split('\n').slice(1), [bad, '']);
      });
    };
    check('cut in half', '{"start": 10, "end": 15, "tex', /not valid JSON/);
    check('no object', '[1, 2]', /no JSON object/);
    check('no offsets', '{"text": "مراكش", "label": "GPE"}', /"start" and "end"/);
    check('negative', '{"start": -1, "end": 2, "text": "زا", "label": "GPE"}', /"start" and "end"/);
    check('backwards', '{"start": 9, "end": 2, "text": "زا", "label": "GPE"}', /before "start"/);
    check('no label', '{"start": 1, "end": 2, "text": "ا"}', /"label"/);
    check('no text', '{"start": 1, "end": 2, "label": "GPE"}', /"text"/);
    check('half a relation', '{"from": "p", "type": "x"}', /"from" and "to"/);
    check('a conflict of git', '<<<<<<< HEAD', /conflict marker/);

    for (const [what, nested] of [
      ['lists', '['.repeat(200_000) + ']'.repeat(200_000)],
      ['objects', '{"x":'.repeat(200_000) + '1' + '}'.repeat(200_000)],
      ['lists that are cut off', '['.repeat(200_000)],
    ] as const)
      it(`leaves a line of deeply nested ${what} as it is`, async () => {
        const deep = good.replace('}', `, "theirs": ${nested}}`).replace('"PERS"', '"ORG"');
        const file = await read([header, good, deep].join('\n'), text);
        assert.deepEqual(
          file.annotations.map(({ label }) => label),
          ['PERS'],
        );
        assert.deepEqual(
          file.problems.map(({ line, severity }) => [line, severity]),
          [[3, 'error']],
        );
        assert.ok((await write(setFrom(file), text, file.layout)).split('\n').includes(deep));
      });

    it('keeps what is nested in unknown keys as far as a person would nest it', async () => {
      const nested = good.replace('}', `, "theirs": ${'['.repeat(100)}${']'.repeat(100)}}`);
      const file = await read([header, nested].join('\n'), text);
      assert.deepEqual(file.problems, []);
      assert.ok((await write(setFrom(file), text, file.layout)).split('\n').includes(nested));
    });

    it('keeps bytes that are not UTF-8 as they are', async () => {
      const bad = Uint8Array.from([0x7b, 0xe3, 0xd1, 0x7d]);
      const file = await read(
        Uint8Array.from([
          ...encode(`${header}\n${good}\n`),
          ...bad,
          0x0a,
          ...encode(good.replace('"p"', '"q"').replace('PERS', 'ORG')),
        ]),
        text,
      );
      assert.equal(file.annotations.length, 2);
      assert.match(inWords(file.problems[0]?.message), /not UTF-8/);
      const { bytes } = formatAnnotationFile(
        setFrom(file),
        text,
        await text.sha256(),
        file.layout,
        'doc.txt',
      );
      assert.ok(Buffer.from(bytes).includes(Buffer.from([0x0a, ...bad, 0x0a])));
    });

    it('finds annotations whose offsets are wrong or past the end, and says so', async () => {
      const wrong = [
        '{"start": 11, "end": 16, "text": "مراكش", "label": "GPE", "id": "m"}',
        '{"start": 9000, "end": 9006, "text": "المغرب", "label": "GPE", "id": "g"}',
        '{"start": 9000, "end": 9004, "text": "طنجة", "label": "GPE", "id": "t"}',
      ];
      const file = await read([header, ...wrong].join('\n'), text);
      const states = new Map(
        file.annotations.map(({ id, anchor, start, end }) => [id, [anchor, text.editor.slice(start, end)]]),
      );
      assert.deepEqual(states.get('m'), ['moved', 'مراكش']);
      assert.deepEqual(states.get('g'), ['moved', 'المغرب']);
      assert.deepEqual(states.get('t'), ['lost', '']);
      assert.deepEqual(file.problems.map(({ line }) => line).sort(), [2, 3, 4]);
      const again = await read(await write(setFrom(file), text, file.layout), text);
      assert.deepEqual(again.problems, []);
      assert.equal(again.annotations.find(({ id }) => id === 't')?.anchor, 'lost');
      assert.equal(again.annotations.find(({ id }) => id === 't')?.text, 'طنجة');
    });

    it('gives a repeated id another one', async () => {
      const file = await read([header, good, good.replace('PERS', 'ORG')].join('\n'), text);
      assert.equal(new Set(file.annotations.map(({ id }) => id)).size, 2);
      assert.deepEqual(
        file.annotations.map(({ conflict }) => conflict),
        ['version', 'version'],
      );
      assert.equal((await read(await write(setFrom(file), text, file.layout), text)).annotations.length, 2);
    });

    it('is not to be written over where nothing in it can be read', async () => {
      for (const content of [
        'PK\u0003\u0004',
        'start,end,text\n1,2,x\n',
        encode('ملف').slice(1),
        '{"hawashi": 2}\n{"new": 1}',
      ])
        assert.ok((await read(content, text)).unusable);
      for (const content of ['', '\n\n', header])
        assert.equal((await read(content, text)).unusable, undefined);
    });

    it('keeps CRLF, and reads past a byte order mark', async () => {
      const file = await read('\ufeff' + [header, good, ''].join('\r\n'), text);
      assert.deepEqual(file.problems, []);
      assert.equal(file.annotations.length, 1);
      const written = await write(setFrom(file), text, file.layout);
      assert.equal(written.split('\r\n').length, 3);
    });

    it('loses no line, wherever it is cut', async () => {
      await fc.assert(
        fc.asyncProperty(textAndSet, fc.nat(), async ([document, set], cut) => {
          const whole = encode(await write(set, document));
          const part = whole.slice(0, cut % (whole.length + 1));
          const file = await read(part, document);
          if (file.unusable !== undefined) return;
          const { bytes } = formatAnnotationFile(
            setFrom(file),
            document,
            await document.sha256(),
            file.layout,
            'doc.txt',
          );
          const kept = Buffer.from(bytes);
          for (let from = Math.max(0, part.indexOf(0x0a)); from >= 0;) {
            const next = part.indexOf(0x0a, from + 1);
            const line = part.slice(from + 1, next < 0 ? part.length : next);
            assert.ok(kept.includes(Buffer.from(line)), 'a line is gone');
            from = next;
          }
        }),
      );
    });
  });

  it('write an id only where something needs it', async () => {
    const text = DocumentText.ofFile('زار حموشي مراكش');
    const lines = [
      '{"start": 4, "end": 9, "text": "حموشي", "label": "PERS"}',
      '{"start": 10, "end": 15, "text": "مراكش", "label": "GPE"}',
    ];
    const file = await read(lines.join('\n'), text);
    const [person, city] = file.annotations;
    const { set } = decide(
      setFrom(file),
      { kind: 'relate', type: 'visits', from: person!.id, to: city!.id },
      text.editor,
    );
    const again = await read(await write(set, text, file.layout), text);
    assert.deepEqual(again.problems, []);
    assert.deepEqual(again.relations, set.relations);
    const { set: without } = decide(
      setFrom(again),
      { kind: 'unrelate', id: set.relations[0]!.id },
      text.editor,
    );
    assert.equal(without.relations.length, 0);
    assert.equal(without.annotations.length, 2);
  });
});
