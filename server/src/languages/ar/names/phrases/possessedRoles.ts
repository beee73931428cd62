/** Roles with a pronoun for whose they are: «رئيسها التنفيذي | تيم كوك», «على لسان نقيبها | زياد دبار». */
import { message } from '../../../../messages/message.js';
import type { Chart, NamePhrase } from './chart.js';
import { isPossessedRole } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import type { WordReading } from '../analysis/analysedWords.js';
import { Gate } from '../words/wordGates.js';

/** How sure such a role is. */
const CONFIDENCE = 0.66;
/** The reading of the word at a token that is a role with its pronoun. */
export function possessedAt(analysis: AnalysedText, token: number): WordReading | undefined {
  const { gates, readings } = wordAt(analysis, token);
  if (!(gates & Gate.PossessedRole) || isFeminine(analysis, token)) return undefined;
  return readings.find(({ stem }) => isPossessedRole(stem));
}

/** «محافظة»: the feminine that folds to the same letters. */
const isFeminine = ({ text: { text, tokens } }: AnalysedText, token: number): boolean =>
  text.charAt(tokens[token]!.end - 1) === 'ة';

/** A role with its pronoun and an adjective that says which it is. */
export function possessedRoleAt(chart: Chart, token: number): NamePhrase | undefined {
  const reading = possessedAt(chart.analysis, token);
  if (!reading) return undefined;
  const { to } = new NounPhrase(chart, token, true).adjectives(false).extent();
  if (to === token + 1) return undefined;
  const reasons = [message('names.possessedRole')];
  return { label: 'OCC', from: token, to, skip: reading.proclitics.length, confidence: CONFIDENCE, reasons };
}
