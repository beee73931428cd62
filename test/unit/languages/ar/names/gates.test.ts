import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  analyseText,
  matchesAt,
  wordAt,
  type AnalysedText,
} from '../../../../../server/src/languages/ar/names/analysis/analysedText.js';
import { Class } from '../../../../../server/src/languages/ar/names/words/classBits.js';
import { bundledLexicon } from '../../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import type { Chart, NamePhrase } from '../../../../../server/src/languages/ar/names/phrases/chart.js';
import { companyAt } from '../../../../../server/src/languages/ar/names/phrases/companies.js';
import { creditAt } from '../../../../../server/src/languages/ar/names/phrases/datelines.js';
import { findPhrases } from '../../../../../server/src/languages/ar/names/phrases/grammar.js';
import { isPossessedRole } from '../../../../../server/src/languages/ar/names/words/heads.js';
import { nationalCompanyAt } from '../../../../../server/src/languages/ar/names/phrases/nationalCompanies.js';
import { possessedRoleAt } from '../../../../../server/src/languages/ar/names/phrases/possessedRoles.js';
import { listedRoleAt } from '../../../../../server/src/languages/ar/names/phrases/roles.js';
import { stateBodyAt } from '../../../../../server/src/languages/ar/names/phrases/stateBodies.js';
import { Gate } from '../../../../../server/src/languages/ar/names/words/wordGates.js';
import { procliticAnalyses } from '../../../../../server/src/languages/ar/proclitics.js';
import { findQuantities } from '../../../../../server/src/languages/ar/time/timeRecogniser.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';

/** Beside the news: what few texts have. */
const RARE = [
  'وقال رئيسها التنفيذي تيم كوك إن مديرتها العامة سلمى ونقيبه زياد حضروا.',
  'المملكة القابضة وسيريكا إنرجي ولوك أويل وكي بي آر وسي إن بي سي، قناة إن تي في.',
  'القائم بأعمال السفارة الأميركية والناخب الوطني المغربي، الجزائرية للمياه (الفرنسية).',
  'خفر السواحل الليبي والخارجية الماليزية وسلاح الجو الهندي.',
];

const seeds = readdirSync('seeds').filter((name) => name.endsWith('.txt'));
const PARAGRAPHS = [...RARE, ...seeds.flatMap((name) => readFileSync(`seeds/${name}`, 'utf8').split('\n'))];

function analyse(paragraph: string): AnalysedText {
  const text = tokenise(paragraph);
  return analyseText(text, findQuantities(text), bundledLexicon());
}

/** What rules that few words begin find at a token. */
function* foundAt(chart: Chart, token: number): Generator<NamePhrase | undefined> {
  const { analysis } = chart;
  const { anyClasses } = wordAt(analysis, token);
  let end = token + 1;
  while (end < analysis.words.length && !(wordAt(analysis, end).gates & Gate.EnglishEnd)) end++;
  yield nationalCompanyAt(analysis, token);
  yield creditAt(analysis, token);
  if (!(anyClasses & Class.Nationality)) yield stateBodyAt(analysis, token);
  yield companyAt(analysis, token, end);
  yield possessedRoleAt(chart, token) ?? listedRoleAt(chart, token);
}

const summary = ({ label, from, to, skip, confidence }: NamePhrase): string =>
  [label, from, to, skip, confidence].join(' ');

describe('gates of words', () => {
  it('of a paragraph are those of its words together', () => {
    for (const paragraph of PARAGRAPHS) {
      const { words, anyClasses } = analyse(paragraph);
      for (const word of words)
        assert.equal(word.anyClasses & ~anyClasses, 0, `${word.norm} in ${paragraph}`);
    }
  });

  it('let through every phrase that a rule finds at any token', () => {
    const rules = new Set<string>();
    for (const paragraph of PARAGRAPHS) {
      const chart = findPhrases(analyse(paragraph));
      for (let token = 0; token < chart.analysis.words.length; token++) {
        const here = chart.at(token).map(summary);
        for (const phrase of foundAt(chart, token)) {
          if (!phrase) continue;
          assert.ok(here.includes(summary(phrase)), `${summary(phrase)} in ${paragraph}`);
          rules.add(phrase.reasons[0]!.key);
        }
      }
    }
    assert.ok(rules.size >= 7, [...rules].join());
  });

  it('know the roles with a pronoun', () => {
    for (const { words } of PARAGRAPHS.map(analyse))
      for (const { kind, norm, gates } of words) {
        const isRole = kind === 'arabic' && procliticAnalyses(norm).some(({ stem }) => isPossessedRole(stem));
        assert.equal((gates & Gate.PossessedRole) !== 0, isRole, norm);
      }
  });
});

describe('lists of an analysis', () => {
  it('are of one kind in memory, empty or not', () => {
    setFlagsFromString('--allow-natives-syntax');
    const isOfOneKind = runInNewContext('(a, b) => %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
    const first = wordAt(analyse(RARE[0]!), 1).readings;
    for (const analysis of PARAGRAPHS.map(analyse))
      for (let token = -1; token <= analysis.words.length; token++) {
        const { readings, starts } = wordAt(analysis, token);
        const heads = readings.map((reading) => reading.heads);
        for (const list of [readings, starts, matchesAt(analysis, token), ...heads])
          assert.ok(isOfOneKind(list, first), `at ${token}`);
      }
  });
});
