/** Roles with a pronoun for whose they are: «رئيسها التنفيذي | تيم كوك», «على لسان نقيبها | زياد دبار». */
import { message } from '../../../messages/message.js';
import { perForm } from '../forms.js';
import { procliticAnalyses } from '../proclitics.js';
import type { Chart, NamePhrase } from './chart.js';
import { headsOf } from './heads.js';
import { NounPhrase } from './nounPhrase.js';
import { wordAt, type AnalysedText } from './analysedText.js';
import type { WordReading } from './analysedWords.js';
import { PRONOUN } from '../wordShapes.js';

/** How sure such a role is. */
const CONFIDENCE = 0.66;
/** Frames of roles that organisations have. */
const OFFICES = new Set(['named', 'envoy']);

/** Whether a stem is a role of one holder and a pronoun (رئيسها, رئيستها). */
function isPossessed(stem: string): boolean {
  const noun = stem.replace(PRONOUN, '');
  if (noun === stem || noun.length < 3) return false;
  const heads = noun.endsWith('ت') ? headsOf(`${noun.slice(0, -1)}ه`) : headsOf(noun);
  return heads.some(({ label, frame, definite }) => label === 'OCC' && !definite && OFFICES.has(frame));
}

/** Which reading of a form is such a role; -1 if none is. */
const possessedReading = perForm(({ norm }) =>
  PRONOUN.test(norm) ? procliticAnalyses(norm).findIndex(({ stem }) => isPossessed(stem)) : -1,
);

/** The reading of the word at a token that is a role with its pronoun. */
export function possessedAt(analysis: AnalysedText, token: number): WordReading | undefined {
  const place = possessedReading(analysis.text.tokens[token]!.form);
  const reading = place < 0 ? undefined : wordAt(analysis, token).readings[place];
  return reading && !isFeminine(analysis, token) ? reading : undefined;
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
