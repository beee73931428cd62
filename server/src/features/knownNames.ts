/** Which folded words are names, as far as this document tells: for deciding what is a proclitic. */
import type { NameTest } from '../annotation/snapping.js';
import { NAME_LABELS } from '../recognition/mention.js';
import { fold } from '../text/normalise.js';
import type { Snapshot } from './snapshot.js';

const NAMES: ReadonlySet<string> = new Set(NAME_LABELS);
const known = new WeakMap<Snapshot, ReadonlySet<string>>();

export function knownNames(snapshot: Snapshot): NameTest {
  let names = known.get(snapshot);
  if (!names) {
    const found = [...snapshot.recognition.mentions, ...snapshot.annotations].filter((one) =>
      NAMES.has(one.label),
    );
    known.set(snapshot, (names = new Set(found.map((one) => fold(one.text)))));
  }
  return (folded) => names.has(folded);
}
