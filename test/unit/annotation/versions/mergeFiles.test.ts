import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sameJson, type JsonObject } from '../../../../server/src/annotation/jsonLines.js';
import { ANNOTATION_LINES } from '../../../../server/src/annotation/versions/lineIdentity.js';
import { mergeFiles, type MergedFile } from '../../../../server/src/annotation/versions/mergeFiles.js';
import { bytesOf, idOf, twoSides, type Line } from './editedFiles.js';

const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 300);

const textOf = ({ bytes }: MergedFile): string => new TextDecoder().decode(bytes);
const merge = (base: readonly Line[], ours: readonly Line[], theirs: readonly Line[]): MergedFile =>
  mergeFiles(bytesOf(base), bytesOf(ours), bytesOf(theirs), ANNOTATION_LINES);

/** What stands in a merged file outside of conflicts, and in each conflict on either side. */
function read(merged: MergedFile): { plain: string[]; blocks: { ours: string[]; theirs: string[] }[] } {
  const plain: string[] = [];
  const blocks: { ours: string[]; theirs: string[] }[] = [];
  let into = plain;
  for (const line of textOf(merged).split('\n').slice(0, -1)) {
    if (line.startsWith('<<<<<<<')) {
      blocks.push({ ours: [], theirs: [] });
      into = blocks.at(-1)!.ours;
    } else if (line === '=======') into = blocks.at(-1)!.theirs;
    else if (line.startsWith('>>>>>>>')) into = plain;
    else into.push(line);
  }
  return { plain, blocks };
}

const objectsOf = (lines: readonly string[]): JsonObject[] =>
  lines.flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null && 'id' in value ? [value as JsonObject] : [];
    } catch {
      return [];
    }
  });

const byId = (lines: readonly Line[]): Map<string, JsonObject> =>
  new Map(
    lines.flatMap((line) => (typeof line !== 'string' && 'id' in line ? [[idOf(line), line] as const] : [])),
  );

const valuesOf = (object: JsonObject): [string, unknown][] =>
  Object.entries(object).filter(([key]) => !['id', 'also'].includes(key));

describe('three-way merging of annotation files', () => {
  it('loses nothing, revives nothing, doubles nothing', () => {
    fc.assert(
      fc.property(twoSides, ({ base, ours, theirs }) => {
        const merged = merge(base, ours, theirs);
        const { plain, blocks } = read(merged);
        const [b, o, t] = [byId(base), byId(ours), byId(theirs)];
        const kept = objectsOf(plain);
        const inBlocks = blocks.map((block) => ({
          ours: objectsOf(block.ours),
          theirs: objectsOf(block.theirs),
        }));
        const all = [...kept, ...inBlocks.flatMap((block) => [...block.ours, ...block.theirs])];
        const standing = new Set(all.flatMap((line) => [idOf(line), ...((line['also'] ?? []) as string[])]));

        const once = [...kept, ...inBlocks.map((block) => block.ours[0] ?? block.theirs[0]!)].map(idOf);
        assert.equal(new Set(once).size, once.length, 'an annotation stands there twice');

        for (const [mine, other] of [
          [o, t],
          [t, o],
        ] as const)
          for (const [id, line] of mine) {
            const before = b.get(id);
            const there = other.get(id);
            if (sameJson(before, line)) {
              const isRelated = [...mine.values()].some(
                (each) => !b.has(idOf(each)) && (each['from'] === id || each['to'] === id),
              );
              assert.equal(standing.has(id), there !== undefined || isRelated, 'what a side removed is back');
              continue;
            }
            assert.ok(standing.has(id), 'what a side did is gone');
            const versions = all.filter(
              (each) => idOf(each) === id || ((each['also'] ?? []) as string[]).includes(id),
            );
            for (const [key, value] of valuesOf(line))
              if (!sameJson(before?.[key], value) && !SETTLED.has(key))
                assert.ok(
                  versions.some(
                    (version) => sameJson(version[key], value) || sameRelationEnd(key, version, standing),
                  ),
                  `${key} of a side is gone`,
                );
          }
        for (const id of b.keys())
          if (!o.has(id) && !t.has(id)) assert.ok(!standing.has(id), 'what both removed is back');
        for (const line of [...ours, ...theirs].filter((each) => typeof each === 'string'))
          if (!base.includes(line) || (ours.includes(line) && theirs.includes(line)))
            assert.ok(plain.includes(line as string), 'a line that nobody can read is gone');
      }),
      { numRuns: RUNS },
    );
  });

  it('is in conflict in just the fields that both changed, and where one removed what the other did not leave alone', () => {
    fc.assert(
      fc.property(twoSides, ({ base, ours, theirs }) => {
        const [b, o, t] = [byId(base), byId(ours), byId(theirs)];
        const expected = new Set<string>();
        const related = (side: Map<string, JsonObject>, id: string): boolean =>
          [...side.values()].some((line) => !b.has(idOf(line)) && (line['from'] === id || line['to'] === id));
        for (const [id, before] of b) {
          const [our, their] = [o.get(id), t.get(id)];
          if (our && their) {
            const isChanged = (line: JsonObject, key: string): boolean => !sameJson(line[key], before[key]);
            const keys = new Set(
              [...Object.keys(before), ...Object.keys(our), ...Object.keys(their)].filter(
                (key) => !SETTLED.has(key),
              ),
            );
            if (
              [...keys].some(
                (key) => isChanged(our, key) && isChanged(their, key) && !sameJson(our[key], their[key]),
              )
            )
              expected.add(id);
          } else if (our && (!sameJson(our, before) || related(o, id))) expected.add(id);
          else if (their && (!sameJson(their, before) || related(t, id))) expected.add(id);
        }
        const told = merge(base, ours, theirs).conflicts.map(({ line }) => idOf(line));
        assert.deepEqual(told.sort(), [...expected].sort());
      }),
      { numRuns: RUNS },
    );
  });

  it('does not depend on which side is called ours', () => {
    fc.assert(
      fc.property(twoSides, ({ base, ours, theirs }) => {
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)];
        const [a, b] = [read(one), read(other)];
        assert.deepEqual(a.plain, b.plain);
        assert.deepEqual(
          a.blocks,
          b.blocks.map((block) => ({ ours: block.theirs, theirs: block.ours })),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('is nothing where one side did nothing, or both the same', () => {
    fc.assert(
      fc.property(twoSides, ({ base, ours }) => {
        const lines = (merged: MergedFile): string[] => textOf(merged).split('\n').sort();
        const distinct = [...new Set(textOf({ bytes: bytesOf(ours), conflicts: [] }).split('\n'))].sort();
        for (const merged of [merge(base, ours, base), merge(base, base, ours), merge(base, ours, ours)]) {
          assert.deepEqual(merged.conflicts, []);
          assert.deepEqual([...new Set(lines(merged))], distinct);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** Nobody decides on these: who said it, and how sure a source was. */
const SETTLED = new Set(['origin', 'confidence']);

/** A relation leads to the annotation that stands for what both sides tagged. */
function sameRelationEnd(key: string, version: JsonObject, standing: ReadonlySet<string>): boolean {
  return (key === 'from' || key === 'to') && standing.has(String(version[key]));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('two people who edit one file', () => {
  const folder = 'seeds/annotations/gold';
  const files = readdirSync(folder).map((name) =>
    readFileSync(`${folder}/${name}`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as JsonObject),
  );
  const LABELS = ['PERS', 'ORG', 'GPE', 'LOC', 'EVENT', 'OCC'];
  const keyOf = (line: JsonObject): string =>
    `${String(line['start'])}-${String(line['end'])} ${String(line['label'])}`;

  /** A quarter more, 3 % with another label, 5 % taken out. */
  function worked(
    base: readonly JsonObject[],
    chance: () => number,
  ): { lines: JsonObject[]; fate: Map<string, string> } {
    const fate = new Map<string, string>();
    const taken = new Set(base.map(({ start, end }) => `${String(start)}-${String(end)}`));
    const lines = base.flatMap((line) => {
      const drawn = chance();
      if (drawn < 0.05) {
        fate.set(keyOf(line), '');
        return [];
      }
      if (drawn >= 0.08) return [line];
      const label = LABELS.filter((other) => other !== line['label'])[Math.floor(chance() * 5)]!;
      fate.set(keyOf(line), label);
      return [{ ...line, label }];
    });
    for (let n = 0; n < base.length / 4; n++) {
      const start = Math.floor(chance() * 2000);
      const line = { start, end: start + 5, text: 'كلمات', label: LABELS[Math.floor(chance() * 6)]! };
      if (taken.has(`${start}-${start + 5}`)) continue;
      taken.add(`${start}-${start + 5}`);
      lines.push(line);
    }
    return {
      lines: lines.sort(
        (a, b) => Number(a['start']) - Number(b['start']) || Number(b['end']) - Number(a['end']),
      ),
      fate,
    };
  }

  it('have conflicts in exactly the spans that both changed, in 200 merges, and no deletion comes back', () => {
    const chance = random(17);
    let spans = 0;
    let merges = 0;
    let deletions = 0;
    for (let run = 0; run < 200; run++) {
      const base = files[run % files.length]!;
      const [ours, theirs] = [worked(base, chance), worked(base, chance)];
      const merged = merge(base, ours.lines, theirs.lines);
      const expected = [...ours.fate]
        .filter(([key, fate]) => theirs.fate.has(key) && theirs.fate.get(key) !== fate)
        .map(([key]) => key.split(' ')[0]!);
      // Two people who tag the same words otherwise in the same place, neither of which was there, both stand.
      const told = merged.conflicts.map(({ line }) => keyOf(line).split(' ')[0]!);
      assert.deepEqual(told.sort(), expected.sort());
      spans += expected.length;
      if (expected.length > 0) merges++;
      const gone = [...ours.fate, ...theirs.fate].filter(
        ([key, fate]) => fate === '' && !expected.includes(key.split(' ')[0]!),
      );
      deletions += gone.length;
      const standing = new Set(read(merged).plain.map((line) => keyOf(JSON.parse(line) as JsonObject)));
      for (const [key] of gone) assert.ok(!standing.has(key), 'a deletion came back');
    }
    assert.ok(spans > 20 && merges > 20 && deletions > 400, `${spans} ${merges} ${deletions}`);
  });
});
