/** Projects as INCEpTION and WebAnno export them: a folder a document, and in it a file an annotator. */
import type { ExchangeDocument } from '../format.js';

/** What an export of a project says of itself. */
export const PROJECT = 'exportedproject.json';
/** What a document was before anybody annotated it. */
const INITIAL = 'INITIAL_CAS';

/** A file, and whose work on which document it is, where it is of a project. */
export interface Member {
  readonly path: string;
  readonly document?: string;
  readonly annotator?: string;
}

/**
 * The files of an archive or a folder: `annotation/DOCUMENT/USER.tsv` and `curation/DOCUMENT/CURATION_USER.tsv` of a
 * project; any file of others.
 */
export function membersOf(names: readonly string[]): readonly Member[] {
  const project = names.some((name) => name === PROJECT || name.endsWith(`/${PROJECT}`));
  const members = names.flatMap((path): Member[] => {
    const [, document, annotator] =
      /(?:^|\/)(?:annotation|curation)\/([^/]+)\/([^/]+)\.\w+$/.exec(path) ?? [];
    if (document !== undefined && annotator !== undefined) return [{ path, document, annotator }];
    return project ? [] : [{ path }];
  });
  const worked = new Set(members.filter((one) => one.annotator !== INITIAL).map(({ document }) => document));
  return members.filter(({ annotator, document }) => annotator !== INITIAL || !worked.has(document));
}

/** What a member's file holds, named and said to be somebody's as its place says. */
export function asWorkOf({ document, annotator }: Member, read: ExchangeDocument): ExchangeDocument {
  return {
    ...read,
    ...(document !== undefined && { name: document.replace(/\.\w+$/, '') }),
    ...(annotator !== undefined && { annotator }),
  };
}
