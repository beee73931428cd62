/** What the client is told of a document while it is typed in and decided about. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { withChanges } from '../../../server/src/protocol/stateChanges.js';
import { openCorpus, type Opened } from './corpus.js';

const PIECES = [
  'قال المدير العام عبد اللطيف حموشي',
  'عاد حموشي من مراكش',
  ' يوم الاثنين 24 نونبر 2025 ',
  'في الرباط',
  'أمس',
  '31 أبريل',
  'لن يتم نشر عنوان بريدك الإلكتروني.',
  '\n',
  '\r\n',
  '\r',
  'م',
  ' ',
  '😀',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
/** Between the beginning of the text and its end. */
const share = fc.double({ min: 0, max: 1, noNaN: true });

interface Typed {
  readonly at: number;
  readonly length: number;
  readonly inserted: string;
}

type Step =
  | { readonly type: readonly Typed[] }
  | { readonly tag: readonly [number, number] }
  | { readonly piece: readonly [number, number, number] }
  | { readonly decide: EditCommand['kind']; readonly nth: number };

const typed: fc.Arbitrary<Typed> = fc.record({
  at: share,
  length: fc.constantFrom(0, 0, 1, 2, 15),
  inserted: fc.constantFrom('', ...PIECES),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.array(typed, { minLength: 1, maxLength: 3 }) }) },
  fc.record({ tag: fc.tuple(share, share) }),
  fc.record({ piece: fc.tuple(share, share, share) }),
  fc.record({
    decide: fc.constantFrom<EditCommand['kind']>('accept', 'reject', 'remove', 'undo'),
    nth: fc.nat(20),
  }),
);

async function type({ service, document, uri }: Opened, changes: readonly Typed[]): Promise<void> {
  for (const { at, length, inserted } of changes) {
    const before = document.getText();
    const start = Math.floor(at * before.length);
    const end = Math.min(before.length, start + length);
    // In a line break of two signs no editor has a place.
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    service.shift(uri, { start: from, end: to, text: inserted });
    TextDocument.update(document, [{ range, text: inserted }], document.version + 1);
  }
  await service.changed(uri);
}

async function take(opened: Opened, one: Step, { items }: DocumentState): Promise<void> {
  const { service, document, uri } = opened;
  const between = (a: number, b: number) => {
    const length = document.getText().length;
    const [start, end] = [Math.floor(Math.min(a, b) * length), Math.ceil(Math.max(a, b) * length)];
    return { start: document.positionAt(start), end: document.positionAt(end) };
  };
  if ('type' in one) return type(opened, one.type);
  if ('tag' in one) {
    const range = between(...one.tag);
    return void (await service.edit(uri, { kind: 'tag', range, label: 'MISC', exact: true }));
  }
  if ('piece' in one) {
    const [a, b, c] = one.piece;
    const tagged = await service.edit(uri, { kind: 'tag', range: between(a, b), label: 'ORG', exact: true });
    const [id] = tagged.ids;
    if (id !== undefined) await service.edit(uri, { kind: 'addPiece', id, range: between(b, c) });
    return;
  }
  const id = items[one.nth % Math.max(1, items.length)]?.id;
  if (one.decide === 'undo') await service.edit(uri, { kind: 'undo' });
  else if (id !== undefined) await service.edit(uri, { kind: one.decide, ids: [id] } as EditCommand);
}

describe('the changes of a state', () => {
  it('make what the state is of what it was, whatever was typed and decided', async () => {
    let taken = 0;
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.array(step, { minLength: 1, maxLength: 6 }), async (initial, steps) => {
        const opened = await openCorpus(initial, {
          '/corpus/hawashi.json': '{ "spans": { "gaps": true, "cross": true } }',
          '/corpus/entities.jsonl': '{ "id": "Q3551", "name": "مدينة الرباط" }\n',
        });
        const { service, uri } = opened;
        let known = (await service.state(uri))!;
        for (const one of steps) {
          await take(opened, one, known);
          const told = (await service.stateSince(uri, known.revision))!;
          const state = 'since' in told ? withChanges(known, told) : told;
          const whole = (await service.state(uri))!;
          assert.deepEqual({ ...state, revision: whole.revision }, whole);
          if ('since' in told) {
            taken++;
            if (told.move && told.items.length < state.items.length) moved++;
          }
          known = { ...state, revision: whole.revision };
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(taken > 50 && moved > 20, `${taken} times changes, ${moved} times with items that moved`);
  });

  it('of a keystroke are the items of its paragraph, however many stand behind it', async () => {
    const line = 'عاد السيد عبد اللطيف حموشي من مراكش يوم 6 دجنبر 2023.\n';
    const opened = await openCorpus(line.repeat(50));
    const { service, uri } = opened;
    const before = (await service.state(uri))!;
    await type(opened, [{ at: 0, length: 0, inserted: 'م\n' }]);
    const changes = (await service.stateSince(uri, before.revision))!;
    assert.ok('since' in changes);
    assert.deepEqual(changes.items, []);
    assert.deepEqual(changes.move, {
      from: { line: 0, character: 0 },
      to: { line: 1, character: 0 },
      units: 2,
    });
    const after = withChanges(before, changes);
    assert.equal(after.items.length, before.items.length);
    assert.deepEqual(after.items, (await service.state(uri))!.items);
  });

  it('of what is typed are told as such, and are no decision', async () => {
    const told: [string, boolean | undefined][] = [];
    const opened = await openCorpus('عاد من الرباط أمس.', {}, undefined, undefined, {
      stateChanged: (_uri, isTyped) => told.push(['state', isTyped]),
      decisionsChanged: () => told.push(['decisions', undefined]),
    });
    const { service, uri } = opened;
    await service.edit(uri, { kind: 'acceptAll' });
    assert.deepEqual(told.at(-1), ['decisions', undefined]);
    told.length = 0;
    await type(opened, [{ at: 0, length: 0, inserted: 'م' }]);
    await service.snapshot(uri);
    assert.deepEqual(told, [['state', true]]);
  });
});
