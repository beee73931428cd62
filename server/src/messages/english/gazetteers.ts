/** What is wrong with the gazetteers that a corpus names. */
export const GAZETTEERS = {
  'corpus.gazetteer': 'Name a file inside the corpus, such as "names/places.tsv".',
  'gazetteer.otherwise': 'Until then none of its names is offered.',
  'gazetteer.format':
    'A gazetteer is a table (.tsv), a GeoJSON file (.geojson, .json) or SKOS in Turtle (.ttl): convert this one. Until then none of its names is offered.',
  'gazetteer.missing':
    'hawashi.json names this file as a gazetteer, and it is not there: put it there, or take its name out.',
  'gazetteer.header':
    'The first line of a gazetteer names its columns, with tabs in between: "id" and "name", then "aliases", "label" and "wikidata" as there are any. Nothing of it is used.',
  'gazetteer.noFeatures':
    'A GeoJSON gazetteer is an object with a list of "features". Nothing of it is used.',
  'gazetteer.turtle':
    'This is not valid Turtle: {reason}. Repair it; until then none of its names is offered.',
  'gazetteer.noConcepts': 'This file says nothing of a skos:Concept: there is nothing of it to offer.',
  'gazetteer.noId': 'This row has no id and is not used: give it one of its own.',
  'gazetteer.noName': 'The row {id} has no name and is not used: give it one.',
  'gazetteer.twice': 'The id {id} is there twice; the first row counts. Give this one another id.',
  'gazetteer.wikidata': 'The row {id} is used without «{wikidata}»: a Wikidata item is written as Q1028.',
  'gazetteer.more': '{count} more rows of this file are not right either.',
} as const;
