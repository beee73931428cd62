/** Bodies that each state has, by its nationality: «خفر السواحل الليبي», «الخارجية الماليزية», «سلاح الجو الهندي». */
import { message } from '../../../messages/message.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { fold } from '../normalise.js';
import { wordAt, type AnalysedText } from './analysedText.js';
import type { NamePhrase } from './chart.js';
import { Class } from './classBits.js';
import { isFeminineNisba, namesThings } from '../wordShapes.js';
import table from './lexicons/triggers-state-bodies.tsv';

const CONFIDENCE = 0.78;

let bodies: ReadonlyMap<string, readonly (string | undefined)[]> | undefined;

/** The second words of all bodies, by their first. */
function readBodies(): ReadonlyMap<string, readonly (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  for (const row of parseLexicon(table)) {
    for (const body of variants(row['words'])) {
      const [first = '', second] = fold(body).split(' ');
      found.set(first, [...(found.get(first) ?? []), second]);
    }
  }
  return found;
}

/** Whether a noun before takes the body's one word as its adjective or what it is for: «وزارة | الخارجية». */
function belongs(analysis: AnalysedText, token: number): boolean {
  const { kind, anyClasses } = wordAt(analysis, token - 1);
  return (
    kind === 'arabic' && (anyClasses & (Class.Head | Class.Definite | Class.Domain | Class.Generic)) !== 0
  );
}

/** Whether a nationality agrees with a body: in «أجهزة الأمن الوطني | المغربية» it is the services'. */
const agrees = (first: string, second: string | undefined, nationality: string): boolean =>
  isFeminineNisba(nationality) === namesThings(first) ||
  (second !== undefined && isFeminineNisba(nationality) === isFeminineNisba(second));

/** A state's body that begins at a token. */
export function stateBodyAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  bodies ??= readBodies();
  for (const { proclitics, stem } of wordAt(analysis, token).readings) {
    for (const second of bodies.get(stem) ?? []) {
      const last = second === undefined ? token : token + 1;
      if (second !== undefined && wordAt(analysis, last).norm !== second) continue;
      if (second === undefined && proclitics === '' && belongs(analysis, token)) continue;
      const { classes } = wordAt(analysis, last + 1);
      if (
        !(classes & Class.Nationality && classes & Class.Definite) ||
        classes & (Class.Adjective | Class.Domain)
      )
        continue;
      if (!agrees(stem, second, wordAt(analysis, last + 1).norm)) continue;
      const reasons = [message('names.stateBody')];
      return {
        label: 'ORG',
        from: token,
        to: last + 2,
        skip: proclitics.length,
        confidence: CONFIDENCE,
        reasons,
      };
    }
  }
  return undefined;
}
