/** What «ل» leads to behind an institution that is not what it is for: a district, or whom somebody speaks to. */
import type { NameLabel } from '../../mention.js';
import { FOR } from '../affixes.js';
import { wordAt } from './analysedText.js';
import type { WordReading } from './analysedWords.js';
import type { Chart } from './chart.js';
import { wordsWith } from './traits.js';

/** Heads of media, whom somebody speaks to. */
const MEDIA = wordsWith('told');
/** Heads of districts that have offices of their own. */
const DISTRICTS = wordsWith('office-of');
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);

/** «وزارة الداخلية | لقناة …», «… | لوكالة …»: to whom something was said. */
export const tellsMedium = ({ proclitics, heads }: WordReading): boolean =>
  proclitics === FOR && heads.some(({ noun, definite }) => !definite && MEDIA.has(noun));

/** «مديرية الصحة | لولاية سطيف»: where the district ends that an office is of. */
export function districtEnd(chart: Chart, token: number): number | undefined {
  const isHead = wordAt(chart.analysis, token).readings.some(
    ({ proclitics, heads }) =>
      proclitics === FOR && heads.some(({ noun, definite }) => !definite && DISTRICTS.has(noun)),
  );
  return isHead ? chart.nameAt(token + 1, 0, PLACE)?.to : undefined;
}
