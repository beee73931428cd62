/** Bodies that each state has, by its nationality: «خفر السواحل الليبي», «الخارجية الماليزية», «سلاح الجو الهندي». */
import { message } from '../../../../messages/message.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import type { NamePhrase } from './chart.js';
import { Class } from '../words/classBits.js';
import { isFeminineNisba, namesThings } from '../../wordShapes.js';
import { stateBodies } from '../words/stateBodyWords.js';
import { Gate } from '../words/wordGates.js';

const CONFIDENCE = 0.78;

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
  const { gates, readings } = wordAt(analysis, token);
  if (!(gates & Gate.StateBody)) return undefined;
  for (const { proclitics, stem } of readings) {
    for (const second of stateBodies().get(stem) ?? []) {
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
