/** What «ل» leads to behind an institution that is not what it is for: a district, or whom somebody speaks to. */
import type { NameLabel } from '../../../mention.js';
import { touches } from '../../../../text/tokens.js';
import { BY, FOR, withoutArticle } from '../../affixes.js';
import { wordAt } from '../analysis/analysedText.js';
import type { WordReading } from '../analysis/analysedWords.js';
import type { Chart } from './chart.js';
import { Class, ENDS_NAME } from '../words/classBits.js';
import { isPluralConstruct } from '../../wordShapes.js';
import { particles } from '../words/particles.js';
import { wordsWith } from '../words/traits.js';

/** Kinds of places that have institutions of their own. */
export const STATES: ReadonlySet<string> = new Set(['country', 'region']);
/** Kinds of names that do not name what is of theirs: «سرية الدرك الملكي | بالعرائش». */
export const UNNAMED: ReadonlySet<string> = new Set([...STATES, 'security']);
/** Heads of media, whom somebody speaks to. */
const MEDIA = wordsWith('told');
/** Heads of districts that have offices of their own. */
const DISTRICTS = wordsWith('office-of');
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);
const PLACE_OR_LANDSCAPE: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC']);

/** «وزارة الداخلية | لقناة …», «… | لوكالة …»: to whom something was said. */
export const tellsMedium = ({ proclitics, heads }: WordReading): boolean =>
  proclitics === FOR && heads.some(({ noun, definite }) => !definite && MEDIA.has(noun));

/** What a purpose is, and by which preposition it governs what follows. */
const GOVERNORS = [
  [wordsWith('about'), particles('about')],
  [wordsWith('upon'), particles('upon')],
  [wordsWith('against'), particles('from')],
] as const;

/** «للدفاع | عن», «للحفاظ | على»: whether a preposition is the one that a purpose governs by. */
export const governedBy = (purpose: string, preposition: string): boolean =>
  GOVERNORS.some(
    ([nouns, prepositions]) => prepositions.has(preposition) && nouns.has(withoutArticle(purpose)),
  );

/** «للتزويد | بالماء الشروب», «للنهوض | بالطفولة»: whether a purpose governs what «ب» joins to it. */
export const governsBy = (purpose: string): boolean => JOINED.has(withoutArticle(purpose));
const JOINED = wordsWith('by');

/** Adjectives of a council that its town follows. */
const COUNCIL_OF = wordsWith('council-of');

/** «مديرية الصحة | لولاية سطيف», «المجلس البلدي | لأكادير»: where the district ends that an office is of. */
export function districtEnd(chart: Chart, token: number): number | undefined {
  const isHead = wordAt(chart.analysis, token).readings.some(
    ({ proclitics, heads }) =>
      proclitics === FOR && heads.some(({ noun, definite }) => !definite && DISTRICTS.has(noun)),
  );
  if (isHead) return chart.nameAt(token + 1, 0, PLACE)?.to;
  // «المجلس الجماعي | لتارودانت»
  const { norm } = wordAt(chart.analysis, token);
  return norm.startsWith(FOR) && COUNCIL_OF.has(wordAt(chart.analysis, token - 1).norm)
    ? chart.nameAt(token, 1, PLACE_OR_LANDSCAPE)?.to
    : undefined;
}

/** Where «بالخارج» or «في الخارج» ends at a token, behind «المقيمين»; the token itself where neither stands. */
export function abroadEnd({ analysis }: Chart, token: number): number {
  const word = wordAt(analysis, token);
  const joined = word.readings.some(({ proclitics, stem }) => proclitics === BY && ABROAD.has(stem));
  if (joined) return token + 1;
  return IN.has(word.norm) && ABROAD.has(wordAt(analysis, token + 1).norm) ? token + 2 : token;
}
const ABROAD = wordsWith('abroad');
const IN = particles('in');

/** «لناشري | الكتب», «لمربي | الدواجن»: whether two words say whom an institution is for, by what they do. */
export function namesMembers({ analysis }: Chart, token: number): boolean {
  const { readings } = wordAt(analysis, token);
  const members = readings.find(({ proclitics }) => proclitics === FOR);
  const { classes } = wordAt(analysis, token + 1);
  return (
    members !== undefined &&
    isPluralConstruct(members.stem) &&
    (classes & Class.Definite) !== 0 &&
    !(classes & ENDS_NAME)
  );
}

/** Whether a quote at a token opens before the ل of a purpose: «المدير العام "للإدارة …"». */
export function isQuotedPurpose({ analysis }: Chart, token: number): boolean {
  const { tokens } = analysis.text;
  return (
    wordAt(analysis, token).kind === 'quote' &&
    !touches(tokens, token) &&
    touches(tokens, token + 1) &&
    wordAt(analysis, token + 1).readings.some(({ proclitics }) => proclitics === FOR)
  );
}
