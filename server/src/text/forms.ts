/**
 * Forms: the words of texts, each kept once. A token points to its form, and what the lexicons say of a word hangs on
 * the form's number, so that a word that has come before costs one look at the text's letters and no string.
 */
import { fold } from './normalise.js';

export type TokenKind = 'arabic' | 'word' | 'number' | 'symbol';

/** What all tokens share that are spelled alike, up to folding. */
export interface Form {
  readonly kind: TokenKind;
  /** The folded form (see normalise.ts), the key of every lexicon; a symbol as it stands. */
  readonly norm: string;
  /** Small, and no other form's while this one is kept; `NOT_KEPT` for what is too long to come again. */
  readonly number: number;
}

const NOT_KEPT = -1;
/** Longest word kept, in UTF-16 units: a vocalised one has two a letter. */
const LONGEST_KEPT = 32;
const MOST_KEPT = 60_000;
/** Of the table of spellings; a power of two, so many that half of them stay free. */
const SLOTS = 1 << 17;

/** Open addressing: 0 for a free slot, else a spelling's place in the three lists, counted from 1. */
const slots = new Int32Array(SLOTS);
let hashes = new Int32Array(1024);
const spellings: string[] = [];
const formsOfSpellings: Form[] = [];
let count = 0;

function forgetAll(): void {
  slots.fill(0);
  spellings.length = 0;
  formsOfSpellings.length = 0;
  count = 0;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function isAt(text: string, start: number, end: number, spelling: string): boolean {
  if (spelling.length !== end - start) return false;
  for (let i = 0; i < spelling.length; i++)
    if (spelling.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** The slot of a spelling: the one that it has, or the free one for it. */
function slotOf(text: string, start: number, end: number, hash: number): number {
  let slot = hash & (SLOTS - 1);
  for (let place = slots[slot]!; place !== 0; place = slots[slot]!) {
    if (hashes[place - 1] === hash && isAt(text, start, end, spellings[place - 1]!)) return slot;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return slot;
}

/** A string of its own: V8 makes longer slices point into the text, which would keep it all in memory. */
function copied(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let i = start; i < end; i++) codes.push(text.charCodeAt(i));
  return String.fromCharCode(...codes);
}

function keep(slot: number, hash: number, spelling: string, form: Form): void {
  const place = spellings.push(spelling);
  formsOfSpellings.push(form);
  if (place > hashes.length) {
    const more = new Int32Array(hashes.length * 2);
    more.set(hashes);
    hashes = more;
  }
  hashes[place - 1] = hash;
  slots[slot] = place;
}

/** The form of the token [start, end) of a text. */
export function formAt(text: string, start: number, end: number, kind: TokenKind): Form {
  if (end - start > LONGEST_KEPT) return { kind, norm: fold(text.slice(start, end)), number: NOT_KEPT };
  const hash = hashOf(text, start, end);
  const place = slots[slotOf(text, start, end, hash)]!;
  return place !== 0 ? formsOfSpellings[place - 1]! : newForm(copied(text, start, end), kind, hash);
}

function newForm(spelling: string, kind: TokenKind, hash: number): Form {
  if (spellings.length > MOST_KEPT) forgetAll();
  const norm = kind === 'symbol' ? spelling : fold(spelling);
  const form =
    norm === spelling || norm.length > LONGEST_KEPT
      ? { kind, norm, number: count++ }
      : formAt(norm, 0, norm.length, kind);
  keep(slotOf(spelling, 0, spelling.length, hash), hash, spelling, form);
  return form;
}

/** What `make` makes of a form, made once while the form is kept. */
export function perForm<T>(make: (form: Form) => T): (form: Form) => T {
  const forms: Form[] = [];
  const known: T[] = [];
  return (form) => {
    const { number } = form;
    if (forms[number] === form) return known[number]!;
    const made = make(form);
    if (number === NOT_KEPT) return made;
    // By its number alone, in whatever order: the lists have no holes.
    while (forms.length < number) {
      forms.push(form);
      known.push(made);
    }
    forms[number] = form;
    known[number] = made;
    return made;
  };
}
