/**
 * What the documents of a corpus teach together: a fold over their lessons. A document that changes costs the forms that it
 * has or had; taking back a decision takes back what it taught, and what is known never depends on the order in which it came.
 */
import type { DocumentLessons, Lesson } from './lessons.js';
import type { Context } from './surroundings.js';
import type { Look } from './looks.js';

/** What is known of a form under one label. */
export interface LabelTally {
  readonly accepted: number;
  readonly refused: number;
}

/** What is known of a form. */
export interface FormTally {
  readonly words: readonly string[];
  readonly labels: ReadonlyMap<string, LabelTally>;
  /** Decisions on it. */
  readonly lessons: readonly Lesson[];
}

/** What came of something, by the forms of which it came, with how often it did. */
type Outcomes = Map<string, Map<string, number>>;

/** So many revisions are remembered: what was suggested at an older one is made anew. */
const MOST_CHANGES = 16;

export class TaughtNames {
  private readonly documents = new Map<string, DocumentLessons>();
  /** By form, then by document. */
  private readonly byForm = new Map<string, Map<string, readonly Lesson[]>>();
  private readonly tallies = new Map<string, FormTally>();
  /** Forms by their first word. */
  private readonly byFirstWord = new Map<string, Set<string>>();
  private readonly unmarked = new Map<string, number>();
  /** What annotators made of suggestions, by what these look like. */
  private readonly looks = new Map<string, Outcomes>();
  /** Another number whenever something else is known than before. */
  revision = 0;
  /** The forms, and words of suggestions, of which other things were known at each of the last revisions. */
  private readonly changes: { readonly revision: number; readonly forms: ReadonlySet<string> }[] = [];

  /** Whether nobody has decided anything. */
  get isEmpty(): boolean {
    return this.byForm.size === 0;
  }

  /** Takes in what a document teaches now; undefined: nothing. Gives the forms of which other things are known than before. */
  put(document: string, lessons: DocumentLessons | undefined): ReadonlySet<string> {
    const before = this.documents.get(document);
    const changed = new Set<string>();
    if (!before && !lessons) return changed;
    const [old, now] = [formsOf(before), formsOf(lessons)];
    for (const form of old.keys()) if (!now.has(form)) this.set(form, document, undefined, changed);
    for (const [form, told] of now)
      if (!areSame(old.get(form), told)) this.set(form, document, told, changed);
    this.countUnmarked(before?.unmarked, -1, changed);
    this.countUnmarked(lessons?.unmarked, 1, changed);
    for (const look of before?.looks ?? []) this.takeLook(look, -1);
    for (const look of lessons?.looks ?? []) this.takeLook(look, 1);
    for (const { word } of changedLooks(before, lessons)) changed.add(word);
    if (lessons) this.documents.set(document, lessons);
    else this.documents.delete(document);
    if (changed.size > 0) {
      this.changes.push({ revision: ++this.revision, forms: changed });
      if (this.changes.length > MOST_CHANGES) this.changes.shift();
    }
    return changed;
  }

  /** First words of all of which other things are known than at a revision; undefined where that is too long ago. */
  changedSince(revision: number): ReadonlySet<string> | undefined {
    const later = this.changes.filter((change) => change.revision > revision);
    if (later.length !== this.revision - revision) return undefined;
    return new Set(later.flatMap(({ forms }) => [...forms].map((form) => form.split(' ', 1)[0]!)));
  }

  /** What is known of a form; undefined where nobody decided about it. */
  tally(form: string): FormTally | undefined {
    const known = this.tallies.get(form);
    if (known) return known;
    const byDocument = this.byForm.get(form);
    if (!byDocument) return undefined;
    const tally = tallyOf(form, [...byDocument.values()].flat());
    this.tallies.set(form, tally);
    return tally;
  }

  /** The forms that begin with a word. */
  *beginningWith(word: string): Generator<FormTally> {
    for (const form of this.byFirstWord.get(word) ?? []) {
      const tally = this.tally(form);
      if (tally) yield tally;
    }
  }

  /** All that something is known of, word by word: forms, and words that suggestions begin or end with. */
  *subjects(): Generator<readonly string[]> {
    for (const form of this.byForm.keys()) yield form.split(' ');
    for (const look of this.looks.keys()) yield [look.slice(look.lastIndexOf(' ') + 1)];
  }

  /** How often a form of one word stands outside of annotations where an annotator is done; 0 for longer ones. */
  unmarkedCount({ words }: FormTally): number {
    return words.length === 1 ? (this.unmarked.get(words[0]!) ?? 0) : 0;
  }

  /** What came of all suggestions that look alike, and of how many forms; undefined where it was not always the same. */
  outcomeOf(look: string): { readonly outcome: string; readonly forms: number } | undefined {
    const outcomes = this.looks.get(look);
    if (outcomes?.size !== 1) return undefined;
    const [outcome, forms] = [...outcomes][0]!;
    return { outcome, forms: forms.size };
  }

  private takeLook({ look, outcome, form }: Look, sign: 1 | -1): void {
    const outcomes: Outcomes = this.looks.get(look) ?? new Map();
    const forms = outcomes.get(outcome) ?? new Map<string, number>();
    const count = (forms.get(form) ?? 0) + sign;
    if (count === 0) forms.delete(form);
    else forms.set(form, count);
    if (forms.size === 0) outcomes.delete(outcome);
    else outcomes.set(outcome, forms);
    if (outcomes.size === 0) this.looks.delete(look);
    else this.looks.set(look, outcomes);
  }

  private set(
    form: string,
    document: string,
    lessons: readonly Lesson[] | undefined,
    changed: Set<string>,
  ): void {
    changed.add(form);
    this.tallies.delete(form);
    const there = this.byForm.get(form);
    const first = form.split(' ', 1)[0]!;
    if (lessons) {
      if (there) there.set(document, lessons);
      else this.byForm.set(form, new Map([[document, lessons]]));
      const forms = this.byFirstWord.get(first);
      if (forms) forms.add(form);
      else this.byFirstWord.set(first, new Set([form]));
      return;
    }
    there?.delete(document);
    if (there?.size !== 0) return;
    this.byForm.delete(form);
    const forms = this.byFirstWord.get(first);
    forms?.delete(form);
    if (forms?.size === 0) this.byFirstWord.delete(first);
  }

  private countUnmarked(
    words: DocumentLessons['unmarked'] | undefined,
    sign: 1 | -1,
    changed: Set<string>,
  ): void {
    for (const [word, count] of words ?? []) {
      const now = (this.unmarked.get(word) ?? 0) + sign * count;
      if (now === 0) this.unmarked.delete(word);
      else this.unmarked.set(word, now);
      if (this.byForm.has(word)) changed.add(word);
    }
  }
}

/** What was made of suggestions before or now, but not both times. */
function changedLooks(
  before: DocumentLessons | undefined,
  now: DocumentLessons | undefined,
): readonly Look[] {
  const key = ({ look, outcome, form }: Look): string => `${look}\n${outcome}\n${form}`;
  const [old, young] = [before?.looks ?? [], now?.looks ?? []];
  const [wasThere, isThere] = [new Set(old.map(key)), new Set(young.map(key))];
  return [
    ...old.filter((look) => !isThere.has(key(look))),
    ...young.filter((look) => !wasThere.has(key(look))),
  ];
}

function formsOf(lessons: DocumentLessons | undefined): Map<string, Lesson[]> {
  const forms = new Map<string, Lesson[]>();
  for (const lesson of lessons?.lessons ?? []) {
    const told = forms.get(lesson.form);
    if (told) told.push(lesson);
    else forms.set(lesson.form, [lesson]);
  }
  return forms;
}

function areSame(before: readonly Lesson[] | undefined, now: readonly Lesson[]): boolean {
  return (
    before?.length === now.length &&
    before.every((one, i) => {
      const other = now[i]!;
      return (
        one.label === other.label &&
        one.isRefused === other.isRefused &&
        isSameContext(one.context, other.context)
      );
    })
  );
}

export const isSameContext = (a: Context, b: Context): boolean =>
  a.before === b.before && a.after === b.after;

function tallyOf(form: string, lessons: readonly Lesson[]): FormTally {
  const labels = new Map<string, { accepted: number; refused: number }>();
  for (const { label, isRefused } of lessons) {
    const tally = labels.get(label) ?? { accepted: 0, refused: 0 };
    if (isRefused) tally.refused++;
    else tally.accepted++;
    labels.set(label, tally);
  }
  const byName = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
  return { words: form.split(' '), labels: new Map(byName), lessons };
}
