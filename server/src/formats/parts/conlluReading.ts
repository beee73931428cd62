/**
 * Reads CoNLL-U. A multiword token is what its line shows, its words are parts of that; annotations stand in MISC, as we
 * write them or as tags (`ner=S-GPE`), whatever their key.
 */
import { message, type Message } from '../../messages/message.js';
import type { Attributes } from '../../annotation/attributes.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { readAttributes } from './attributes.js';
import { fieldOfComment } from './conlluFields.js';
import { formsWithin, wordsWithin, type Place } from './conlluSurface.js';
import { unescapeSpaces } from './conlluSpaces.js';
import { decodeWord } from './encoding.js';
import { fieldsOf } from './documentFields.js';
import { linesOf } from './inputText.js';
import { readMisc, type Misc } from './conlluMisc.js';
import { placeOfSpan, readItemParts, type OpenSpan } from './conlluSpans.js';
import { reportOnce } from './reportOnce.js';
import { isTag, runsOf } from './tagSchemes.js';

export const CONLLU_KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;

/** Keys of MISC that say nothing of content. */
const OF_TEXT = new Set('SpaceAfter SpacesAfter SpacesBefore SpacesInToken start_char end_char'.split(' '));
const OURS = new Set(['Spans', 'Relations']);
/** Comments that number and repeat what there is, in other writings too. */
const OF_SENTENCE =
  /^(global\.columns|sent_id|newpar.*|newdoc.*|text_.*|translit|lang|generator|udpipe_.*|)$/;

/** A line of a token: a word, or a range of words with the form that stands in the text. */
interface Row {
  readonly form: string;
  readonly misc: Misc;
  readonly line: number;
  /** The numbers of its words, first and last. */
  readonly first: number;
  readonly last: number;
  readonly isRange: boolean;
}

/** What stands in the text: a token, or a multiword token with its words. */
interface Unit {
  readonly row: Row;
  readonly words: readonly Row[];
}

/** A relation between spans, by their numbers. */
interface Link {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly attributes?: Attributes;
  readonly line: number;
}

type Complain = (line: number, problem: Message) => void;

/** Gathers the lines of one document. */
class ConlluGathering {
  text = '';
  date: string | undefined;
  readonly fields = new Map<string, unknown>();
  /** The `# text` of the sentence that is being read. */
  shown: string | undefined;
  private rows: Row[] = [];
  private readonly spans = new Map<string, OpenSpan>();
  private readonly done: OpenSpan[] = [];
  private readonly links: Link[] = [];
  /** How many words there were. */
  private words = 0;

  constructor(readonly name: string) {}

  add(row: Row): void {
    this.rows.push(row);
  }

  endSentence(): void {
    const units = unitsOf(this.rows);
    const shown = this.shown?.trim();
    const places = shown === undefined ? undefined : misshown(units, shown);
    /** Rows with their places, in order. */
    const placed: { readonly row: Row; readonly place: Place }[] = [];
    const from = this.text.length;
    if (places) this.text += shown;
    for (const [i, unit] of units.entries()) {
      const place = places ? moved(places[i]!, from) : this.write(unit);
      placed.push({ row: unit.row, place });
      const parts = wordsWithin(
        this.text.slice(place.start, place.end),
        unit.words.map(({ form }) => form),
      );
      for (const [w, row] of unit.words.entries()) placed.push({ row, place: moved(parts[w]!, place.start) });
    }
    if (places) this.text += ' ';
    for (const { row, place } of placed) this.readOwn(row, place);
    this.readTags(placed);
    this.rows = [];
    this.shown = undefined;
  }

  private write({ row: { form, misc } }: Unit): Place {
    this.text += unescapeSpaces(misc.get('SpacesBefore') ?? '');
    const start = this.text.length;
    this.text += form;
    const end = this.text.length;
    const after = misc.get('SpacesAfter');
    if (after !== undefined) this.text += unescapeSpaces(after);
    else if (misc.get('SpaceAfter') !== 'No') this.text += ' ';
    return { start, end };
  }

  /** Spans and relations as we write them. */
  private readOwn({ misc, line, isRange }: Row, place: Place): void {
    // What stands for several words is where the first of them is.
    const token = { ...place, word: isRange ? this.words + 1 : ++this.words };
    for (const item of misc.get('Spans')?.split(';') ?? []) {
      const [number = '', label, ...parts] = item.split(':');
      const open = this.spans.get(number);
      if (label !== undefined) {
        const span = { label: decodeWord(label), ...readItemParts(parts), tokens: [token] };
        this.spans.set(number, span);
        this.done.push(span);
      } else open?.tokens.push(token);
    }
    for (const item of misc.get('Relations')?.split(';') ?? []) {
      const [ends = '', type = '', ...parts] = item.split(':');
      const [, from = '', to = ''] = /^(\d+)>(\d+)$/.exec(ends) ?? [];
      const { attributes } = readItemParts(parts);
      this.links.push({ from, to, type: decodeWord(type), ...(attributes && { attributes }), line });
    }
  }

  private readTags(placed: readonly { readonly row: Row; readonly place: Place }[]): void {
    const keys = new Set(placed.flatMap(({ row }) => tagKeys(row.misc)));
    for (const key of keys) {
      let behind = 0;
      // A multiword token that has a tag stands for its words.
      const tagged = placed.filter(({ row }) => {
        if (row.isRange && row.misc.has(key)) behind = row.last;
        return row.isRange ? row.misc.has(key) : row.first > behind;
      });
      const tags = tagged.map(({ row }) => row.misc.get(key) ?? 'O');
      for (const { label, first, last } of runsOf(tags)) {
        const { start } = tagged[first]!.place;
        const { end } = tagged[last - 1]!.place;
        const isThere = this.done.some(
          ({ tokens, label: known }) =>
            tokens[0]!.start === start && tokens.at(-1)!.end === end && known === decodeWord(label),
        );
        if (!isThere)
          this.done.push({ label: decodeWord(label), facts: {}, tokens: [{ start, end, word: 0 }] });
      }
    }
  }

  /** What is wrong is told with the line that it is on. */
  document(complain: Complain): ExchangeDocument {
    this.endSentence();
    const ids = new Map<OpenSpan, string>();
    const annotations = this.done.map((span, i): Annotation => {
      const { label, facts, attributes } = span;
      const { id = `a${i + 1}` } = facts;
      const place = placeOfSpan(span);
      ids.set(span, id);
      return {
        id,
        ...place,
        text: this.text.slice(place.start, place.end),
        label,
        ...readAttributes(facts, CONLLU_KEYS),
        ...(attributes && { attributes }),
      };
    });
    const idOf = (number: string): string | undefined => {
      const span = this.spans.get(number);
      return span && ids.get(span);
    };
    const relations = this.links.flatMap(({ from, to, type, attributes, line }, i): Relation[] => {
      const ends = [idOf(from), idOf(to)];
      if (ends[0] !== undefined && ends[1] !== undefined)
        return [{ id: `r${i + 1}`, type, from: ends[0], to: ends[1], ...(attributes && { attributes }) }];
      complain(line, message('read.relationsByNumber'));
      return [];
    });
    const { name, text, date, fields } = this;
    const said = { ...(date !== undefined && { date }), ...fieldsOf(fields) };
    return { name, text, annotations, relations, ...said };
  }
}

const visible = (text: string): string => text.replace(/\s+/g, '');
const moved = ({ start, end }: Place, by: number): Place => ({ start: start + by, end: end + by });

const tagKeys = (misc: Misc): readonly string[] =>
  [...misc].flatMap(([key, value]) => (value !== 'O' && isTag(value) && !OURS.has(key) ? [key] : []));

function unitsOf(rows: readonly Row[]): readonly Unit[] {
  const units: { row: Row; words: Row[] }[] = [];
  for (const row of rows) {
    const open = units.at(-1);
    if (open?.row.isRange && !row.isRange && row.first <= open.row.last) open.words.push(row);
    else units.push({ row, words: [] });
  }
  return units;
}

/** Where units stand in the `# text` of their sentence, if they are not what it shows; undefined where they are. */
function misshown(units: readonly Unit[], shown: string): readonly Place[] | undefined {
  const forms = units.map(({ row }) => row.form);
  return visible(forms.join('')) === visible(shown) ? undefined : formsWithin(shown, forms);
}

/** `# key = value`, or a key alone. */
function readComment(line: string): readonly [key: string, value: string] {
  const at = line.indexOf('=');
  if (at < 0) return [line.slice(1).trim(), ''];
  const value = line.slice(at + 1);
  return [line.slice(1, at).trim(), value.startsWith(' ') ? value.slice(1) : value];
}

/** The documents of a file; the first without a name of its own gets the file's, the others numbers behind it. */
export function* readConllu(
  path: string,
  content: string,
  name: string,
  context: ReadContext,
): Generator<ExchangeDocument> {
  let gathering: ConlluGathering | undefined;
  let documents = 0;
  const complain: Complain = (line, problem) => context.report({ file: path, line, message: problem });
  const begin = (given?: string): ConlluGathering => {
    documents++;
    return (gathering = new ConlluGathering(given ?? (documents === 1 ? name : `${name}-${documents}`)));
  };
  for (const { number, text: line } of linesOf(content)) {
    if (line.trim() === '') gathering?.endSentence();
    else if (line.startsWith('#')) {
      const [key, value] = readComment(line);
      if (key === 'newdoc id' || key === 'newdoc') {
        if (gathering) yield gathering.document(complain);
        begin(key === 'newdoc' ? undefined : decodeWord(value));
      } else if (key === 'dct') (gathering ?? begin()).date = decodeWord(value);
      else if (key === 'spaces') (gathering ?? begin()).text += unescapeSpaces(value);
      else if (key === 'text') (gathering ?? begin()).shown = value;
      else if (!OF_SENTENCE.test(key)) {
        const field = fieldOfComment(key, value, context);
        if (field) (gathering ?? begin()).fields.set(field.name, field.value);
        if (field) continue;
        const told = message('read.featureUnknown', { name: `# ${key.slice(0, 60)}` });
        reportOnce(context.report, { file: path, line: number, understood: true, message: told });
      }
    } else {
      const row = readRow(line, number, complain);
      if (!row) continue;
      (gathering ?? begin()).add(row);
      tellOthers(line, row, path, context);
    }
  }
  if (gathering) yield gathering.document(complain);
}

function readRow(line: string, number: number, complain: Complain): Row | undefined {
  const columns = line.split('\t');
  if (columns.length !== 10) {
    complain(number, message('read.tenColumns', { found: columns.length }));
    return undefined;
  }
  const [id, form] = columns as [string, string];
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(id) ?? [];
  if (first === undefined) {
    // Words that do not stand in the text have numbers like 8.1.
    if (!/^\d+\.\d+$/.test(id)) complain(number, message('read.tokenNumber', { found: id.slice(0, 40) }));
    return undefined;
  }
  const misc = readMisc(columns[9]!);
  const words = { first: Number(first), last: Number(last ?? first), isRange: last !== undefined };
  return { form, misc, line: number, ...words };
}

/** Grammar, and what in MISC is no annotation that is understood. */
function tellOthers(line: string, { misc, line: number }: Row, file: string, context: ReadContext): void {
  const tell = (told: Message, understood?: true): void =>
    reportOnce(context.report, { file, line: number, message: told, ...(understood && { understood }) });
  if (
    line
      .split('\t')
      .slice(2, 9)
      .some((cell) => cell !== '_')
  )
    tell(message('read.layerLinguistic', { name: 'LEMMA … DEPS' }), true);
  for (const [key, value] of misc) {
    if (OF_TEXT.has(key) || OURS.has(key) || isTag(value)) continue;
    if (key === 'Entity') tell(message('read.notUnderstood', { key }));
    else tell(message('read.featureUnknown', { name: key.slice(0, 60) }), true);
  }
}
