/** Merges a file of a corpus, as a merge driver of git does: by id and field, whichever kind of file it is. */
import { ANNOTATION_LINES, type LineKind } from '../../annotation/versions/lineIdentity.js';
import { mergeFiles, type SideNames } from '../../annotation/versions/mergeFiles.js';
import { DISMISSAL_LINES, DISMISSED_FILE } from '../consistency/dismissals.js';
import { DOCUMENTS_FILE } from '../documentsFile.js';
import { ENTITIES_FILE, ENTITY_LINES } from '../entities/entityFile.js';
import { QUESTION_LINES } from '../../annotation/questions/question.js';
import { REVIEWED_FILE, REVIEW_LINES } from '../guidelines/reviewedFile.js';
import { QUESTIONS_FILE } from '../questions/questionFile.js';
import { ASSIGNMENT_FILE } from '../assignment/plan.js';
import { mergeAssignments } from './assignmentMerge.js';
import { mergeDocuments } from './documentsMerge.js';

export interface Conflict {
  /** What it is: the words of an annotation, the name of an entity or document. */
  readonly name: string;
  /** The fields that both changed; none where one side removed it. */
  readonly fields: readonly string[];
}

export interface MergedCorpusFile {
  readonly bytes: Uint8Array;
  readonly conflicts: readonly Conflict[];
}

/** Files of a corpus that are merged and compared by what they say, beside those of annotations. */
export const MERGED_FILES: readonly string[] = [
  ENTITIES_FILE,
  DISMISSED_FILE,
  QUESTIONS_FILE,
  REVIEWED_FILE,
  DOCUMENTS_FILE,
  ASSIGNMENT_FILE,
];

/** How the lines of a file are told apart, by the file's name. */
export function lineKindOf(name: string): LineKind {
  if (name === ENTITIES_FILE) return ENTITY_LINES;
  if (name === QUESTIONS_FILE) return QUESTION_LINES;
  if (name === REVIEWED_FILE) return REVIEW_LINES;
  return name === DISMISSED_FILE ? DISMISSAL_LINES : ANNOTATION_LINES;
}

/** `name`: of the file, without its folder. Undefined where that cannot be done, since what a side has is broken. */
export function mergeCorpusFile(
  name: string,
  base: Uint8Array,
  ours: Uint8Array,
  theirs: Uint8Array,
  sides: SideNames,
): MergedCorpusFile | undefined {
  if (name === DOCUMENTS_FILE || name === ASSIGNMENT_FILE) {
    const [b, o, t] = [base, ours, theirs].map((bytes) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    );
    const merge = name === DOCUMENTS_FILE ? mergeDocuments : mergeAssignments;
    const merged = merge(b!, o!, t!, sides);
    return (
      merged && {
        bytes: new TextEncoder().encode(merged.content),
        conflicts: merged.conflicts.map(({ document, field }) => ({
          name: document,
          fields: field === undefined ? [] : [field],
        })),
      }
    );
  }
  const { bytes, conflicts } = mergeFiles(base, ours, theirs, lineKindOf(name), sides);
  return { bytes, conflicts: conflicts.map(({ line, fields }) => ({ name: nameOf(line), fields })) };
}

function nameOf(line: Readonly<Record<string, unknown>>): string {
  const name = ['comment', 'text', 'name', 'type', 'document', 'id']
    .map((key) => line[key])
    .find((value) => typeof value === 'string');
  return (name as string | undefined) ?? '';
}
