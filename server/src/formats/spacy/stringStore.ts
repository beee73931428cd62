/** The numbers by which spaCy names strings: those of its symbols, else MurmurHash64A of their UTF-8. */

/** Symbols by the number of the first; those that texts and labels are made of. */
const SYMBOLS: readonly (readonly [number, readonly string[]])[] = [
  [
    64,
    'ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START'.split(
      ' ',
    ),
  ],
  [
    81,
    'SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE'.split(
      ' ',
    ),
  ],
  [
    380,
    'PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY'.split(
      ' ',
    ),
  ],
  [
    396,
    'ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj'.split(
      ' ',
    ),
  ],
  [
    413,
    'csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num'.split(
      ' ',
    ),
  ],
  [
    432,
    'number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod'.split(
      ' ',
    ),
  ],
  [449, 'root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _'.split(' ')],
];
const SYMBOL_NUMBERS: ReadonlyMap<string, bigint> = new Map(
  SYMBOLS.flatMap(([first, names]) => names.map((name, i) => [name, BigInt(first + i)] as const)),
);

const MULTIPLIER = 0xc6a4a7935bd1e995n;
const SEED = 1n;
const word = (value: bigint): bigint => BigInt.asUintN(64, value);
const mixed = (value: bigint): bigint => {
  const product = word(value * MULTIPLIER);
  return word((product ^ (product >> 47n)) * MULTIPLIER);
};

/** MurmurHash64A with spaCy's seed. */
export function hashOf(text: string): bigint {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let hash = word(SEED ^ (BigInt(bytes.length) * MULTIPLIER));
  for (let i = 0; i < whole; i += 8) hash = word((hash ^ mixed(view.getBigUint64(i, true))) * MULTIPLIER);
  if (whole < bytes.length) {
    let rest = 0n;
    for (let i = bytes.length - 1; i >= whole; i--) rest = (rest << 8n) | BigInt(bytes[i]!);
    hash = word((hash ^ rest) * MULTIPLIER);
  }
  hash = word((hash ^ (hash >> 47n)) * MULTIPLIER);
  return hash ^ (hash >> 47n);
}

/** Strings by the numbers that name them. */
export class StringStore {
  private readonly strings = new Map<bigint, string>([[0n, '']]);

  constructor(strings: Iterable<string>) {
    for (const text of strings) this.strings.set(SYMBOL_NUMBERS.get(text) ?? hashOf(text), text);
    for (const [name, number] of SYMBOL_NUMBERS) this.strings.set(number, name);
  }

  /** Undefined where the number names none of them. */
  text(number: bigint): string | undefined {
    return this.strings.get(number);
  }
}
