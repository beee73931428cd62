/** Why a span is not the one that was asked for, and what it has against the guidelines. */
export const SPANS = {
  'span.noWordHere': 'there is no word here',
  'span.wordHere': 'the word here: «{text}»',
  'span.holdsNoWord': 'the selection holds no word',
  'span.withoutSpace': 'without the space at the edge',
  'span.withoutMarks': 'without {marks} at the edge',
  'span.wholeWords': 'whole words: «{text}»',
  'span.withoutProclitic': 'without the attached «{proclitic}»',
  'span.edgeSpace': 'The annotation begins or ends with a space or an invisible character.',
  'span.edgeQuote':
    'The annotation begins or ends with {marks}; quotation marks, brackets and punctuation stay outside.',
  'span.cutsWord': 'The annotation «{text}» cuts a word of «{whole}».',
  'span.holdsProclitic': 'The annotation begins with «{proclitic}», which is only attached to «{word}».',
} as const;
