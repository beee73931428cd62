/**
 * Forms: the words of texts, each kept once. A token points to its form, and what the lexicons say of a word hangs on
 * the form's number, so that a word that has come before costs one look at the text's letters and no string. When too
 * many have come, those that came once are forgotten, and their numbers are given to others.
 */
import { unitsOf, type TokenKind } from '../../text/tokens.js';
import { fold } from './normalise.js';

/** What all tokens share that are spelled alike, up to folding. */
export interface Form {
  readonly kind: TokenKind;
  /** The folded form (see normalise.ts), the key of every lexicon; a symbol as it stands. */
  readonly norm: string;
  /** Small, and no other form's; `NOT_KEPT` for what is too long to come again, or has been forgotten. */
  readonly number: number;
}

type KeptForm = { -readonly [K in keyof Form]: Form[K] };

const NOT_KEPT = -1;
/** Longest word kept, in UTF-16 units: a vocalised one has two a letter. */
const LONGEST_KEPT = 32;
/** Forms that are kept at once at most; their numbers are less. */
export const MOST_KEPT = 60_000;
/** So many at most are left when forms are forgotten: doing it again and again would cost more than it saves. */
const MOST_LEFT = 45_000;
/** Of the table of spellings; a power of two, so many that half of them stay free. */
const SLOTS = 1 << 17;

/** Open addressing: 0 for a free slot, else a spelling's place in the lists, counted from 1. */
const slots = new Int32Array(SLOTS);
/** Of each spelling its hash, the form it has, and where its UTF-16 units end in `letters`. */
const hashes = new Int32Array(MOST_KEPT);
const ends = new Int32Array(MOST_KEPT + 1);
const formsOfSpellings: KeptForm[] = [];
let letters = new Uint16Array(1 << 14);
/** Numbers of forms that were given, and those among them that are free again. */
let count = 0;
const free: number[] = [];
/** By number: whether the form came again since forms were last forgotten. */
const cameAgain = new Uint8Array(MOST_KEPT);
/** What was made of forms, by their numbers, for all that make something of them. */
let tables: WeakRef<unknown[]>[] = [];

/** Forgets the forms that did not come again; all of them where hardly any would go. */
function forget(): void {
  const kept = formsOfSpellings.filter(({ number }) => cameAgain[number] === 1).length;
  if (kept > MOST_LEFT) cameAgain.fill(0);
  tables = tables.filter((table) => table.deref() !== undefined);
  const known = tables.map((table) => table.deref()!);
  slots.fill(0);
  let places = 0;
  for (let place = 0; place < formsOfSpellings.length; place++) {
    const form = formsOfSpellings[place]!;
    if (form.number === NOT_KEPT) continue;
    if (cameAgain[form.number] === 1) moveSpelling(place, places++);
    else {
      free.push(form.number);
      for (const table of known) if (form.number < table.length) table[form.number] = undefined;
      form.number = NOT_KEPT;
    }
  }
  formsOfSpellings.length = places;
  cameAgain.fill(0);
}

/** Moves what is known of a spelling to another place, which is before it or its own. */
function moveSpelling(from: number, to: number): void {
  const [start, end, hash] = [ends[from]!, ends[from + 1]!, hashes[from]!];
  const at = ends[to]!;
  letters.copyWithin(at, start, end);
  ends[to + 1] = at + end - start;
  hashes[to] = hash;
  formsOfSpellings[to] = formsOfSpellings[from]!;
  let slot = hash & (SLOTS - 1);
  while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  slots[slot] = to + 1;
}

function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ units[i]!, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function isSpelling(place: number, units: Uint16Array, start: number, end: number): boolean {
  const from = ends[place - 1]!;
  const length = end - start;
  if (ends[place]! - from !== length) return false;
  for (let i = 0; i < length; i++) if (letters[from + i] !== units[start + i]) return false;
  return true;
}

/** The slot of a spelling: the one that it has, or the free one for it. */
function slotOf(units: Uint16Array, start: number, end: number, hash: number): number {
  let slot = hash & (SLOTS - 1);
  for (let place = slots[slot]!; place !== 0; place = slots[slot]!) {
    if (hashes[place - 1] === hash && isSpelling(place, units, start, end)) return slot;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return slot;
}

/** The form of the token [start, end) of a text, whose UTF-16 units are given too. */
export function formAt(text: string, units: Uint16Array, start: number, end: number, kind: TokenKind): Form {
  const isKept = end - start <= LONGEST_KEPT;
  const hash = isKept ? hashOf(units, start, end) : 0;
  const known = isKept ? formKept(units, start, end, hash) : undefined;
  if (known) return known;
  const spelling = sliceOf(text, start, end);
  const norm = kind === 'symbol' ? spelling : fold(spelling);
  if (!isKept) return { kind, norm, number: NOT_KEPT };
  // With its folded form, two may come.
  if (formsOfSpellings.length + 2 > MOST_KEPT) forget();
  const form = norm === spelling ? newForm(norm, kind) : formOfFolded(norm, kind);
  keep(units, start, end, hash, form);
  return form;
}

const newForm = (norm: string, kind: TokenKind): KeptForm => ({
  kind,
  norm,
  number: free.pop() ?? count++,
});

/** The form that units are a spelling of, where it is kept. */
function formKept(units: Uint16Array, start: number, end: number, hash: number): KeptForm | undefined {
  const place = slots[slotOf(units, start, end, hash)]!;
  if (place === 0) return undefined;
  const known = formsOfSpellings[place - 1]!;
  cameAgain[known.number] = 1;
  return known;
}

/** Units of a folded form. */
const folded = new Uint16Array(LONGEST_KEPT);

/** The form of a folded word, which is a spelling of its own. */
function formOfFolded(norm: string, kind: TokenKind): KeptForm {
  const { length } = norm;
  // Of few characters folding makes several.
  if (length > LONGEST_KEPT) return newForm(norm, kind);
  unitsOf(norm, folded);
  const hash = hashOf(folded, 0, length);
  const known = formKept(folded, 0, length, hash);
  if (known) return known;
  const form = newForm(norm, kind);
  keep(folded, 0, length, hash, form);
  return form;
}

function keep(units: Uint16Array, start: number, end: number, hash: number, form: KeptForm): void {
  const place = formsOfSpellings.push(form);
  const from = ends[place - 1]!;
  const to = from + end - start;
  if (to > letters.length) {
    const more = new Uint16Array(letters.length * 2);
    more.set(letters);
    letters = more;
  }
  for (let i = from; i < to; i++) letters[i] = units[start + i - from]!;
  ends[place] = to;
  hashes[place - 1] = hash;
  slots[slotOf(units, start, end, hash)] = place;
}

/** The form of a word that stands in no text. */
export const formOf = (word: string, kind: TokenKind): Form =>
  formAt(word, unitsOf(word), 0, word.length, kind);

/** Longest slice that V8 copies: a longer one points into the text and keeps it all in memory. */
const LONGEST_COPIED = 12;

function sliceOf(text: string, start: number, end: number): string {
  let slice = '';
  for (let i = start; i < end; i += LONGEST_COPIED) slice += text.slice(i, Math.min(end, i + LONGEST_COPIED));
  return slice;
}

/** What `make` makes of a form, made once while the form is kept. */
export function perForm<T extends object | string | number | boolean | undefined>(
  make: (form: Form) => T,
): (form: Form) => T {
  // By the forms' numbers: undefined where nothing was made yet, null where nothing came out.
  const known: (T | null | undefined)[] = [];
  tables.push(new WeakRef(known));
  return (form) => {
    const { number } = form;
    if (number === NOT_KEPT) return make(form);
    const before = number < known.length ? known[number] : undefined;
    if (before !== undefined) return before === null ? (undefined as T) : before;
    const made = make(form);
    // Words that are looked at for it may have taken its place.
    if (form.number !== number) return made;
    while (known.length <= number) known.push(undefined);
    known[number] = made ?? null;
    return made;
  };
}
