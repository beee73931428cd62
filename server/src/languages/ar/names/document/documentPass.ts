/**
 * The pass over the document: short forms of names seen in full elsewhere, aliases, «المملكة», entity ids. A
 * paragraph's result is kept and reused while nothing that it holds is named differently in the document.
 */
import { message } from '../../../../messages/message.js';
import { NameCandidate } from '../nameCandidate.js';
import type { NameLexicon } from '../analysis/nameLexicon.js';
import type { ParagraphNames } from './paragraphNames.js';
import type { Estimator } from '../../confidence/estimator.js';
import { nameEvidence, type NamesContext } from '../../confidence/nameEvidence.js';
import { addClubs } from './clubs.js';
import { factsOf, formOf, idOf, ownNames } from './paragraphFacts.js';
import { differences, documentNames } from './documentNames.js';
import type { DocumentNames, ParagraphFacts } from './documentState.js';
import { composedId } from './entities.js';
import { formKey } from '../words/nameForms.js';
import { Neighbours } from '../neighbours.js';
import { merge, resolve } from '../resolve.js';
import type { TaggedSpan } from '../tagger/tagger.js';
import { slug } from '../words/slug.js';
import { endOffset, startOffset, type AnalysedText } from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { addForms, addTowns } from './shortForms.js';
import { wordsWith } from '../words/traits.js';

/** Labels whose mentions are grouped into entities. */
const GROUPED = new Set(['PERS', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'LAW', 'MISC']);

const KINGDOM = wordsWith('kingdom');

/** Adds «المملكة» alone, which stands for the state the document is about. */
function addKingdom({ analysis }: ParagraphNames, names: DocumentNames, found: NameCandidate[]): void {
  if (!(analysis.anyClasses & Class.Kingdom)) return;
  const { words } = analysis;
  for (let at = 0; at < words.length; at++) {
    if (!(words[at]!.anyClasses & Class.Kingdom)) continue;
    const reading = words[at]!.readings.find(({ classes }) => classes & Class.Kingdom)!;
    found.push(
      new NameCandidate(
        startOffset(analysis, at, reading.proclitics.length),
        endOffset(analysis, at + 1),
        'GPE',
        names.kingdom ? 0.85 : 0.5,
        [message('names.kingdom', { word: KINGDOM.spellings[0]! })],
        names.kingdom,
      ),
    );
  }
}

/** Listed by one name alone («باسيل»): where the document names someone in full who bears it, that one is meant. */
function isShared({ gazetteer }: NameLexicon, id: string): boolean {
  const entry = gazetteer.entry(id);
  return entry?.label === 'PERS' && !entry.name.includes(' ');
}

function withFullName(analysis: AnalysedText, candidate: NameCandidate, names: DocumentNames): NameCandidate {
  const full = names.byForm.get(formKey(formOf(analysis, candidate.start, candidate.end)));
  return full?.label === candidate.label ? candidate.withEntity(full.id, full.name) : candidate;
}

function withEntity(
  analysis: AnalysedText,
  candidate: NameCandidate,
  all: readonly NameCandidate[],
  names: DocumentNames,
): NameCandidate {
  if (!GROUPED.has(candidate.label)) return candidate;
  if (candidate.canonical !== undefined)
    return isShared(analysis.lexicon, candidate.canonical)
      ? withFullName(analysis, candidate, names)
      : candidate;
  const { text } = analysis.text;
  const form = formOf(analysis, candidate.start, candidate.end);
  const composed = composedId(form, candidate, all, names.organisations);
  const full = composed === undefined ? names.byForm.get(formKey(form)) : undefined;
  const isKnown = full !== undefined && full.label === candidate.label;
  return isKnown
    ? candidate.withEntity(full.id, full.name)
    : candidate.withEntity(composed ?? slug(form), text.slice(candidate.start, candidate.end));
}

function consolidateParagraph(
  paragraph: ParagraphNames,
  names: DocumentNames,
  spans: readonly TaggedSpan[] | undefined,
  estimator: Estimator,
): readonly NameCandidate[] {
  const { analysis } = paragraph;
  const known = ownNames(paragraph, spans);
  const found: NameCandidate[] = [];
  addForms(paragraph, names, found);
  addTowns(paragraph, names, known.resolved, found);
  addClubs(paragraph, names.clubs, found);
  addKingdom(paragraph, names, found);
  for (const { alias, of } of paragraph.aliases)
    found.push(alias.withEntity(idOf(analysis, of), of.name ?? analysis.text.text.slice(of.start, of.end)));
  const candidates = found.length === 0 ? known.candidates : merge(known.candidates, found);
  const resolved = found.length === 0 ? known.resolved.slice() : resolve(candidates);
  // From the end and the inside out: what an organ or event belongs to has its id by then.
  for (const i of innermostFirst(resolved)) resolved[i] = withEntity(analysis, resolved[i]!, resolved, names);
  return estimated(paragraph, resolved, candidates, spans, estimator);
}

/** The names of a paragraph, each with how sure it is. */
function estimated(
  { analysis, tagged }: ParagraphNames,
  names: readonly NameCandidate[],
  candidates: readonly NameCandidate[],
  spans: readonly TaggedSpan[] | undefined,
  estimator: Estimator,
): readonly NameCandidate[] {
  const context: NamesContext = {
    analysis,
    names,
    candidates: new Neighbours(candidates),
    tagged: spans && tagged && { spans, words: tagged.paragraph.words },
  };
  const sure: NameCandidate[] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    sure.push(name.withEstimate(estimator(name.label, nameEvidence(context, i))));
  }
  return sure;
}

/** Indices of names, shorter ones first. */
function innermostFirst(names: readonly NameCandidate[]): number[] {
  const order: number[] = [];
  // Insertion, as there are few: `sort` makes more garbage than the order is worth.
  for (let i = 0; i < names.length; i++) {
    const { start, end } = names[i]!;
    let at = i;
    for (; at > 0; at--) {
      const before = names[order[at - 1]!]!;
      if (before.end - before.start <= end - start) break;
      order[at] = order[at - 1]!;
    }
    order[at] = i;
  }
  return order;
}

const holds = (paragraph: ParagraphNames, stems: ReadonlySet<string>): boolean =>
  paragraph.analysis.words.some((word) => word.readings.some(({ stem }) => stems.has(stem)));

/** The tagger's second pass, where all paragraphs have its first; nothing where they have not. */
function tagDocument(paragraphs: readonly ParagraphNames[]): readonly (readonly TaggedSpan[])[] {
  const tagged = paragraphs.map((paragraph) => paragraph.tagged);
  const tagger = tagged[0]?.tagger;
  if (!tagger || tagged.some((each) => each?.tagger !== tagger)) return [];
  return tagger.tagDocument(tagged.map((each) => each!.paragraph));
}

/** The document's names; the same object as before where the paragraphs gatherFacts the same. */
function namesOf(
  paragraphs: readonly ParagraphNames[],
  tagged: readonly (readonly TaggedSpan[])[],
): DocumentNames {
  const facts: ParagraphFacts[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const said = factsOf(paragraphs[i]!, tagged[i]);
    if (!said.isEmpty) facts.push(said);
  }
  const [first, last] = [facts[0], facts.at(-1)];
  if (!first || !last) return NO_NAMES;
  for (const { document } of [first, last])
    if (document && sameFacts(document.facts, facts)) return remember(facts, document.names);
  return remember(facts, documentNames(facts));
}

const NO_NAMES = documentNames([]);

function remember(facts: readonly ParagraphFacts[], names: DocumentNames): DocumentNames {
  const document = { facts, names };
  facts[0]!.document = document;
  facts[facts.length - 1]!.document = document;
  return names;
}

function sameFacts(before: readonly ParagraphFacts[], now: readonly ParagraphFacts[]): boolean {
  return before.length === now.length && before.every((one, i) => one === now[i] || one.key === now[i]!.key);
}

/** The names of all paragraphs, consistent with each other. */
export function consolidate(
  paragraphs: readonly ParagraphNames[],
  estimator: Estimator,
): readonly (readonly NameCandidate[])[] {
  const tagged = tagDocument(paragraphs);
  const names = namesOf(paragraphs, tagged);
  const changes = new Map<DocumentNames, Set<string>>();
  return paragraphs.map((paragraph, i) => {
    const spans = tagged[i];
    const before = paragraph.consolidated;
    if (before && before.spans === spans) {
      let changed = changes.get(before.names);
      if (!changed)
        changes.set(before.names, (changed = differences(before.names, names, paragraph.analysis.lexicon)));
      if (changed.size === 0 || !holds(paragraph, changed)) {
        before.names = names;
        return before.result;
      }
    }
    const result = consolidateParagraph(paragraph, names, spans, estimator);
    paragraph.consolidated = { names, spans, result };
    return result;
  });
}
