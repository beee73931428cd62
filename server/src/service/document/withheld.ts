/** What is not suggested, since the corpus' decisions refused it: nobody decided about its place. */
import type { Snapshot } from '../../corpus/snapshot.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { undecided } from '../../suggestions/undecided.js';

const known = new WeakMap<Snapshot, readonly Suggestion[]>();

/** By place. */
export function withheldIn(snapshot: Snapshot): readonly Suggestion[] {
  let found = known.get(snapshot);
  if (!found) {
    const withheld = snapshot.proposed.filter(({ isWithheld }) => isWithheld);
    // Why others suggested it is no reason.
    const asked = withheld.map((one) => ({
      ...one,
      isWithheld: false,
      reasons: one.reasons.filter(({ key }) => key.startsWith('learning.')),
    }));
    found = withheld.length === 0 ? [] : undecided(asked, snapshot.annotations, snapshot.rejected, 0);
    known.set(snapshot, found);
  }
  return found;
}
