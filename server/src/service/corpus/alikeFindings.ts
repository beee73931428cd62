/** Findings of one subject that one change of many places mends. */
import type { SelectedPlace } from '../../corpus/changes/intent.js';
import type { Finding } from '../../corpus/consistency/finding.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { WantedChange } from '../../protocol/changes.js';
import { changeOf } from '../document/consistencyFixes.js';

type PlacesChange = Extract<WantedChange, { kind: 'places' }>;
export type FindingsWanted = Extract<PlacesChange['select'], { by: 'findings' }>;

/** Those that the action mends, in all documents as they were when they were last looked at. */
export function alike(
  { consistency }: Pick<CorpusModel, 'consistency'>,
  annotator: string,
  { code, subject }: FindingsWanted,
  action: PlacesChange['action'],
): readonly Finding[] {
  const wanted = JSON.stringify(action);
  return consistency
    .ofSubject(annotator, code, subject)
    .filter(({ id, fix }) => id !== undefined && fix && JSON.stringify(changeOf(fix)) === wanted);
}

/** The places of those, now. */
export async function placesAlike(
  model: CorpusModel,
  annotator: string,
  select: FindingsWanted,
  action: PlacesChange['action'],
): Promise<readonly SelectedPlace[]> {
  await model.consistency.update(annotator);
  const { byName } = await model.corpus.documentList();
  return alike(model, annotator, select, action).flatMap(({ document, place: { start, end }, id }) => {
    const uri = byName.get(document)?.uri;
    return uri === undefined ? [] : [{ uri, start, end, id }];
  });
}
