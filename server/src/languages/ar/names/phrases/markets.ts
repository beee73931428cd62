/** Markets that have a name or a town: «سوق الأحد», «سوق شطيبة», «السوق الأسبوعي شطيبة», «سوق الجملة بإنزكان»; not «سوق العمل». */
import type { NameLabel } from '../../../mention.js';
import { BY, FOR } from '../../affixes.js';
import { isPluralOfThings, isVerbal } from '../../wordShapes.js';
import { wordAt } from '../analysis/analysedText.js';
import type { Chart } from './chart.js';
import { Class } from '../words/classBits.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { wordsWith } from '../words/traits.js';
import { foreignEnd, unknownName } from './unknownNames.js';

const PROPER: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC', 'ORG']);
const TOWN: ReadonlySet<NameLabel> = new Set(['GPE']);
/** Adjectives of markets where people buy: «السوق | الأسبوعي». */
const KINDS = wordsWith('market-kind');
/** What such a market is of: «سوق | الجملة». */
const GOODS = wordsWith('market-of');

/** «السوق الأسبوعي | لتارودانت», «سوق الجملة | بإنزكان» */
const SEATS = new Set([BY, FOR]);

/** Whether the word at a token is a weekday, by which markets are called. */
const isWeekday = ({ analysis }: Chart, token: number): boolean =>
  (wordAt(analysis, token).classes & (Class.Calendar | Class.Definite)) === (Class.Calendar | Class.Definite);

/** Where a name ends of which nothing is known, or the token itself. */
function unknownEnd(chart: Chart, token: number): number {
  const { norm, classes } = wordAt(chart.analysis, token);
  if (chart.nameAt(token, 0, PROPER)) return token;
  if (classes & Class.Definite || isPluralOfThings(norm) || isVerbal(norm)) return token;
  return unknownName(chart, token) ? foreignEnd(chart, token) : token;
}

/** Token after the weekday and the town or name behind a market's kind, or the token itself. */
function calledEnd(chart: Chart, token: number): number {
  const at = isWeekday(chart, token) ? token + 1 : token;
  const town = chart.nameAt(at, 0, TOWN);
  return town?.match ? town.to : unknownEnd(chart, at);
}

/** Token after a market that begins with the head at a token, or -1. */
export function marketEnd(chart: Chart, token: number, { definite }: Head): number {
  const { norm } = wordAt(chart.analysis, token + 1);
  if (!(definite ? KINDS : GOODS).has(norm)) {
    const named = isWeekday(chart, token + 1) ? token + 2 : unknownEnd(chart, token + 1);
    return !definite && named > token + 1 ? named : -1;
  }
  const phrase = new NounPhrase(chart, token, definite).take(token + 2, 0).adjectives(false);
  if (!definite) phrase.purposes('any');
  const at = phrase.extent().to;
  const seat = SEATS.has(wordAt(chart.analysis, at).norm.charAt(0)) ? chart.nameAt(at, 1, TOWN) : undefined;
  const end = seat?.to ?? calledEnd(chart, at);
  return end > at ? end : -1;
}
