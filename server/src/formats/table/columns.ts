/** What the columns of a table of spans are, by the names that tools give them. */

export type ColumnKind =
  | 'document'
  | 'start'
  | 'end'
  | 'length'
  | 'quote'
  | 'text'
  | 'label'
  | 'entity'
  | 'value'
  | 'mod'
  | 'canonical'
  | 'note'
  | 'confidence'
  | 'annotator'
  | 'id';

/** Names, folded: small letters alone. The first one that a table has counts. */
const NAMES: Readonly<Record<ColumnKind, readonly string[]>> = {
  document: [
    ...['document', 'documentname', 'documentid', 'doc', 'docname', 'docid', 'file', 'filename', 'filepath'],
    ...['path', 'textid', 'textname', 'articleid', 'source'],
  ],
  start: [
    ...[
      'start',
      'begin',
      'startoffset',
      'beginoffset',
      'offsetstart',
      'offsetbegin',
      'startchar',
      'beginchar',
    ],
    ...['charstart', 'charbegin', 'startposition', 'startindex', 'startidx', 'spanstart', 'offset', 'from'],
  ],
  end: [
    ...['end', 'stop', 'endoffset', 'offsetend', 'endchar', 'charend', 'endposition', 'endindex', 'endidx'],
    ...['spanend', 'to'],
  ],
  length: ['length', 'len'],
  quote: [
    ...['quote', 'span', 'spantext', 'mention', 'mentiontext', 'entitytext', 'coveredtext', 'matchedtext'],
    ...[
      'surface',
      'surfaceform',
      'surfacetext',
      'annotationtext',
      'annotatedtext',
      'string',
      'exact',
      'phrase',
    ],
  ],
  text: ['text', 'documenttext', 'fulltext', 'sentence', 'content', 'context', 'body'],
  label: [
    ...['label', 'labels', 'entitytype', 'entitylabel', 'entitygroup', 'type', 'tag', 'category', 'class'],
    ...['nertag', 'ner', 'labelname', 'concept'],
  ],
  entity: ['entity', 'annotation', 'name'],
  value: ['value', 'normalised', 'normalized', 'timexvalue'],
  mod: ['mod'],
  canonical: ['canonical', 'entityid', 'kbid', 'identifier', 'uri', 'wikidata', 'link', 'qid'],
  note: ['note', 'notes', 'comment', 'comments', 'remark'],
  confidence: ['confidence', 'score', 'probability', 'prob'],
  annotator: ['annotator', 'annotatorid', 'annotatedby', 'user', 'username', 'coder'],
  id: ['id', 'annotationid', 'spanid'],
};

export interface TableColumns {
  /** Index by kind. */
  readonly indices: ReadonlyMap<ColumnKind, number>;
  /** What nobody knows, by index. */
  readonly others: ReadonlyMap<number, string>;
}

const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export function columnsOfHeader(header: readonly string[]): TableColumns {
  const names = header.map(folded);
  const indices = new Map<ColumnKind, number>();
  for (const [kind, known] of Object.entries(NAMES) as [ColumnKind, readonly string[]][]) {
    const name = known.find((one) => names.includes(one));
    if (name !== undefined) indices.set(kind, names.indexOf(name));
  }
  settleEntity(indices);
  const known = new Set(indices.values());
  const others = new Map(
    header.flatMap((name, i) => (known.has(i) || name.trim() === '' ? [] : [[i, name.trim()] as const])),
  );
  return { indices, others };
}

/** «entity» is what tools call a label, a quote or who is meant: whatever is missing yet. */
function settleEntity(indices: Map<ColumnKind, number>): void {
  const entity = indices.get('entity');
  indices.delete('entity');
  if (entity === undefined) return;
  const kind = (['label', 'quote', 'canonical'] as const).find((one) => !indices.has(one));
  if (kind) indices.set(kind, entity);
}

/** Whether there is enough to place and name an annotation. */
export function suffices({ indices }: TableColumns): boolean {
  const has = (kind: ColumnKind): boolean => indices.has(kind);
  const placed =
    (has('start') && (has('end') || has('length') || has('quote') || has('text'))) || has('quote');
  return has('label') && (placed || (has('text') && has('document')));
}
