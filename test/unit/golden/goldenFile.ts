/**
 * Golden files: what the program says, whole, as text that a person reviews. A test compares; with `UPDATE_GOLDEN=1`
 * it writes the files anew, for their diff to be read before it is committed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'test/golden';
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

/** Differences shown, and lines of each. */
const MOST_HUNKS = 6;
const MOST_LINES = 8;
/** Lines looked through for the place from which on both texts agree again. */
const LOOKED_THROUGH = 60;

/** Throws with the first lines that differ where `actual` is not what `test/golden/<name>` holds. */
export function checkGolden(name: string, actual: string): void {
  const file = path.join(FOLDER, name);
  if (isUpdate) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (actual === expected) return;
  throw new Error(
    `${file} says otherwise (-) than the program does now (+). Where that is meant: UPDATE_GOLDEN=1 npm run test:golden\n` +
      difference(expected.split('\n'), actual.split('\n')),
  );
}

/** Throws where a folder below `test/golden` holds other files than these; an update removes them. */
export function checkNoOthers(folder: string, names: readonly string[]): void {
  const there = readdirSync(path.join(FOLDER, folder));
  const others = there.filter((name) => !names.includes(name));
  if (isUpdate) for (const name of others) rmSync(path.join(FOLDER, folder, name));
  else if (others.length > 0) throw new Error(`Nothing is compared with ${folder}: ${others.join(', ')}`);
}

/** The first places at which two texts differ, as lines that are gone (-) and new (+). */
export function difference(before: readonly string[], after: readonly string[]): string {
  const shown: string[] = [];
  let hunks = 0;
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (before[i] === after[j]) {
      i++;
      j++;
      continue;
    }
    const [gone, added] = untilAgreement(before.slice(i), after.slice(j));
    if (hunks++ < MOST_HUNKS)
      shown.push(
        `@ line ${i + 1}`,
        ...shorten(before.slice(i, i + gone), '- '),
        ...shorten(after.slice(j, j + added), '+ '),
      );
    i += gone;
    j += added;
  }
  if (hunks > MOST_HUNKS) shown.push(`… and ${hunks - MOST_HUNKS} more places`);
  return shown.join('\n');
}

/** How many lines of each stand before the nearest line on which both agree. */
function untilAgreement(before: readonly string[], after: readonly string[]): [gone: number, added: number] {
  for (let both = 1; both <= LOOKED_THROUGH; both++) {
    for (let gone = Math.min(both, before.length); gone >= 0; gone--) {
      const added = both - gone;
      if (added > after.length) break;
      if (before[gone] === after[added]) return [gone, added];
    }
  }
  return [before.length, after.length];
}

function shorten(lines: readonly string[], mark: string): string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => mark + line);
  return lines.length > MOST_LINES ? [...shown, `${mark}… ${lines.length - MOST_LINES} more lines`] : shown;
}
