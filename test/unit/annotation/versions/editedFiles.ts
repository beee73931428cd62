/** Files of annotations, and what people make of them: generated, for the properties of merging. */
import fc from 'fast-check';
import { formatJsonLine, type JsonObject } from '../../../../server/src/annotation/jsonLines.js';

/** A line of a file: an object, or a line that nobody can read. */
export type Line = JsonObject | string;

const LABELS = ['PERS', 'ORG', 'GPE', 'LOC'];
const label = fc.constantFrom(...LABELS);
const word = fc.constantFrom('مراكش', 'حموشي', 'الإنتربول', 'covid-19', '😀');
const json = fc.constantFrom<unknown>(null, 1, 'س', [1, { a: [] }], { deep: { er: true } });

const annotation = fc.record(
  {
    start: fc.nat(400),
    text: word,
    label,
    value: fc.constantFrom('1', '2024-11-08'),
    canonical: fc.constantFrom('marrakech', 'hammouchi'),
    note: fc.constantFrom('شك', 'see p. 3'),
    origin: fc.constantFrom('human', 'accepted'),
    confidence: fc.constantFrom(0.5, 0.75),
    attributes: fc.dictionary(fc.constantFrom('stance', 'negated'), fc.boolean(), { maxKeys: 2 }),
    later: json,
  },
  { requiredKeys: ['start', 'text', 'label'] },
);

/** One thing that somebody does to a file; `at` is which line, of those that are there. */
type Edit =
  | { readonly kind: 'add'; readonly line: JsonObject }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'set'; readonly at: number; readonly key: string; readonly value: unknown }
  | { readonly kind: 'move'; readonly at: number; readonly by: number }
  | { readonly kind: 'relate'; readonly at: number; readonly to: number }
  | { readonly kind: 'scribble'; readonly text: string };

const at = fc.nat(50);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: annotation.map((line) => ({ kind: 'add', line: placed(line) }) as const) },
  { weight: 2, arbitrary: at.map((n) => ({ kind: 'remove', at: n }) as const) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(at, label)
      .map(([n, value]) => ({ kind: 'set', at: n, key: 'label', value }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(at, fc.constantFrom('note', 'canonical', 'later', 'unheard'), json)
      .map(([n, key, value]) => ({ kind: 'set', at: n, key, value }) as const),
  },
  { weight: 1, arbitrary: fc.tuple(at, fc.nat(3)).map(([n, by]) => ({ kind: 'move', at: n, by }) as const) },
  { weight: 1, arbitrary: fc.tuple(at, at).map(([n, to]) => ({ kind: 'relate', at: n, to }) as const) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('{"start": 1,', 'no json', '[1]', '{"label": "X"}')
      .map((text) => ({ kind: 'scribble', text }) as const),
  },
);

function placed(line: JsonObject): JsonObject {
  const start = line['start'] as number;
  return { start, end: start + Array.from(line['text'] as string).length, ...line };
}

const isAnnotation = (line: Line): line is JsonObject => typeof line !== 'string' && 'start' in line;
export const idOf = (line: Line): string => (typeof line === 'string' ? line : String(line['id']));

/** What somebody makes of a file, step by step; what they add has ids of theirs. */
function edited(base: readonly Line[], edits: readonly Edit[], who: string): readonly Line[] {
  let lines = [...base];
  edits.forEach((each, i) => {
    const annotations = lines.filter(isAnnotation);
    const chosen = 'at' in each ? annotations[each.at % Math.max(1, annotations.length)] : undefined;
    const change = (to: JsonObject): void => {
      lines = lines.map((line) => (line === chosen ? to : line));
    };
    switch (each.kind) {
      case 'add':
        lines.push({ ...each.line, id: `${who}${i}` });
        break;
      case 'scribble':
        lines.push(each.text);
        break;
      case 'remove': {
        if (!chosen) break;
        const id = idOf(chosen);
        lines = lines.filter(
          (line) =>
            line !== chosen && !(typeof line !== 'string' && (line['from'] === id || line['to'] === id)),
        );
        break;
      }
      case 'set':
        if (chosen) change({ ...chosen, [each.key]: each.value });
        break;
      case 'move':
        if (chosen)
          change({
            ...chosen,
            end: (chosen['end'] as number) + each.by,
            text: String(chosen['text']) + 'x'.repeat(each.by),
          });
        break;
      case 'relate': {
        const other = annotations[each.to % Math.max(1, annotations.length)];
        if (chosen && other && chosen !== other)
          lines.push({ id: `${who}r${i}`, type: 'visits', from: idOf(chosen), to: idOf(other) });
        break;
      }
    }
  });
  return lines;
}

/** Bytes of a file: header, annotations by place, relations, with what nobody can read where it stood. */
export function bytesOf(lines: readonly Line[]): Uint8Array {
  const text = lines.map((line) => `${typeof line === 'string' ? line : formatJsonLine(line)}\n`);
  return new TextEncoder().encode(text.join(''));
}

const HEADER: JsonObject = { hawashi: 1, document: 'a.txt', sha256: 'ab', status: 'in-progress' };

/** A file, and what two people made of it. */
export const twoSides = fc
  .tuple(
    fc.array(edit, { maxLength: 14 }),
    fc.array(edit, { maxLength: 8 }),
    fc.array(edit, { maxLength: 8 }),
  )
  .map(([first, ours, theirs]) => {
    const base = edited([HEADER], first, 'b');
    return { base, ours: edited(base, ours, 'o'), theirs: edited(base, theirs, 't') };
  });
