/** What a text says of its document that `documents.json` does not. */
import { fieldProblem } from '../../annotation/documentFields.js';
import type { SourceClue } from '../../languages/mention.js';
import type { Snapshot } from '../../corpus/snapshot.js';

/** What nothing is said of yet, and the corpus' own definitions allow. */
export function proposedFields({ corpus, recognition }: Snapshot): readonly SourceClue[] {
  if (!corpus) return [];
  const { fields, fieldDefinitions } = corpus;
  return (recognition.source ?? []).filter(
    ({ name, value }) =>
      !Object.hasOwn(fields, name) &&
      !fieldProblem(
        fieldDefinitions.find((field) => field.name === name),
        value,
      ),
  );
}
