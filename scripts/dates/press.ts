/** Scores against paragraphs with expected mentions in order: {"text","dct","mentions":[["label","span","value"],…]}. */
import { readFileSync } from 'node:fs';
import { mentionsOf, report, score, type Labelled, type Score } from './spans.js';

export interface PressCase {
  readonly region: string;
  readonly dct?: string;
  readonly text: string;
  readonly mentions: readonly (readonly [label: string, text: string, value: string])[];
}

/** The expected mentions with their places: each is looked for after the one before it. */
function placed({ text, mentions }: PressCase): Labelled[] {
  let from = 0;
  return mentions.map(([label, slice, value]) => {
    const start = text.indexOf(slice, from);
    if (start < 0) throw new Error(`«${slice}» is not in «${text.slice(from, from + 80)}»`);
    from = start + slice.length;
    return { start, end: from, label, value, text: slice };
  });
}

const readPress = (file: string): PressCase[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PressCase);

export function measurePress(file: string, failures: boolean): void {
  const scores = new Map<string, Score>();
  const regions = new Map<string, Map<string, Score>>();
  for (const [i, one] of readPress(file).entries()) {
    if (failures) console.log(`${i + 1} ${one.region}`);
    const found = mentionsOf(one.text, one.dct);
    score(scores, placed(one), found, failures ? console.log : undefined);
    let region = regions.get(one.region);
    if (!region) regions.set(one.region, (region = new Map()));
    score(region, placed(one), found);
  }
  report(scores);
  for (const [region, of] of regions) {
    console.log(region);
    report(of);
  }
}
