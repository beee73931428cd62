/** Ready schemes, as a new corpus offers them; guidelines. */
export const SCHEMES = {
  'scheme.builtin': 'Names, times and numbers',
  'scheme.builtin.detail': 'Nineteen labels, all of which are suggested.',
  'scheme.conll': 'CoNLL: four kinds of names',
  'scheme.conll.detail':
    'PER, ORG, LOC, MISC, as in CoNLL-2003 and ANERcorp. Suggestions are told in these labels.',
  'scheme.ontonotes': 'OntoNotes: eighteen labels',
  'scheme.ontonotes.detail': 'Names, times and numbers as OntoNotes 5 has them.',
  'scheme.quotations': 'Who said what',
  'scheme.quotations.detail': 'Speaker, quote and cue, with relations between them.',
  'scheme.claims': 'Claims and sources',
  'scheme.claims.detail':
    'How reliable a source is (A–F) and how credible a claim (1–6), by the Admiralty code.',
  'scheme.empty': 'A scheme of your own',
  'scheme.empty.detail': 'One label to rename in hawashi.json, and nothing else.',

  'guidelines.otherwise': 'Until then no guidelines are shown.',
  'guidelines.created': '{file} says what each label stands for: change it to what holds in your corpus.',
  'guidelines.thereAlready': '{file} is there already: nothing in it is written over.',
} as const;
