/** Heads: the nouns that begin a name's phrase (وزارة، وزير، مطار، الدورة…), from their lexicon. */
import { fold } from '../../normalise.js';
import { asName } from '../../../../text/asName.js';
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import type { NameLabel } from '../../../mention.js';
import headTable from '../lexicons/triggers-heads.tsv';
import { emptyList } from '../../emptyList.js';
import { withArticle } from '../../affixes.js';
import { PRONOUN } from '../../wordShapes.js';

/** The frames of lexicons/triggers-heads.tsv, which explains them. */
export const HEAD_FRAMES = [
  'apposed',
  'award',
  'campus',
  'centre',
  'cue',
  'envoy',
  'event',
  'house',
  'law',
  'market',
  'named',
  'outside',
  'outside-or-inside',
  'profession',
  'programme',
  'proper',
  'quoted',
  'rank',
  'road',
  'seated',
  'security',
  'side',
  'solo',
  'state',
  'style',
  'vague',
] as const;

/** How a head makes a name; see lexicons/triggers-heads.tsv. */
export type HeadFrame = (typeof HEAD_FRAMES)[number];

export interface Head {
  readonly label: NameLabel;
  readonly frame: HeadFrame;
  /** The head as the text has it carries the article. */
  readonly definite: boolean;
  /** The noun without article, folded. */
  readonly noun: string;
  /** The head as it is written, with its article where it has one. */
  readonly spelling: string;
}

let heads: ReadonlyMap<string, readonly Head[]> | undefined;

function readHeads(): ReadonlyMap<string, readonly Head[]> {
  const found = new Map<string, Head[]>();
  for (const row of parseLexicon(headTable)) {
    for (const word of variants(row['words'])) {
      const noun = fold(word);
      for (const definite of [false, true]) {
        const form = definite ? withArticle(noun) : noun;
        const list = found.get(form) ?? [];
        const spelling = definite ? withArticle(word) : word;
        const label = asName(row['label'] as NameLabel);
        list.push({ label, frame: asName(row['frame'] as HeadFrame), definite, noun, spelling });
        found.set(form, list);
      }
    }
  }
  return found;
}

const NONE = emptyList<Head>();

/** The heads that a folded stem can be. */
export function headsOf(stem: string): readonly Head[] {
  return (heads ??= readHeads()).get(stem) ?? NONE;
}

/** Frames of roles that organisations have. */
const OFFICES: ReadonlySet<HeadFrame> = new Set(['named', 'envoy']);

/** Whether a folded stem is a role of one holder and a pronoun for whose it is (رئيسها, رئيستها). */
export function isPossessedRole(stem: string): boolean {
  if (!PRONOUN.test(stem)) return false;
  const noun = stem.replace(PRONOUN, '');
  if (noun.length < 3) return false;
  const heads = noun.endsWith('ت') ? headsOf(`${noun.slice(0, -1)}ه`) : headsOf(noun);
  return heads.some(({ label, frame, definite }) => label === 'OCC' && !definite && OFFICES.has(frame));
}
