/** What is said of the corpus' entities and what is done to them. */
export const ENTITIES = {
  'entity.none': 'Nothing here is linked to an entity: link it to one first.',
  'entity.noCorpus': 'Entities are kept in a corpus: run «Hawashi: Create Corpus» on the folder first.',
  'fix.tag': 'Tag as {label}',
  'fix.tagKey': 'Tag as {label} [{key}]',
} as const;
