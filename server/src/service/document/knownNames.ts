/** Which folded words are names, as far as this document tells: for deciding what is a proclitic. */
import type { LanguagePack, NameTest } from '../../languages/languagePack.js';
import { NAME_LABELS } from '../../languages/mention.js';
import type { Recognition } from '../../suggestions/recogniser/recognition.js';
import type { Snapshot } from '../../corpus/snapshot.js';

const NAMES: ReadonlySet<string> = new Set(NAME_LABELS);
const known = new WeakMap<Snapshot, ReadonlySet<string>>();
const recognised = new WeakMap<Recognition, ReadonlySet<string>>();

const foldedNames = (
  { spelling }: LanguagePack,
  found: readonly { readonly label: string; readonly text: string }[],
): ReadonlySet<string> =>
  new Set(found.filter((one) => NAMES.has(one.label)).map((one) => spelling.fold(one.text)));

/** Names by the recogniser alone: for judging what annotators did. They are gathered when first asked for. */
export function recognisedNames({ language, recognition }: Snapshot): NameTest {
  return (folded) => {
    let names = recognised.get(recognition);
    if (!names) recognised.set(recognition, (names = foldedNames(language, recognition.mentions)));
    return names.has(folded);
  };
}

/** Names by the recogniser and by what was annotated. */
export function knownNames(snapshot: Snapshot): NameTest {
  let names = known.get(snapshot);
  if (!names) {
    known.set(
      snapshot,
      (names = foldedNames(snapshot.language, [...snapshot.recognition.mentions, ...snapshot.annotations])),
    );
  }
  return (folded) => names.has(folded);
}
