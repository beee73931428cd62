/** What does not agree over the documents of a corpus, and what mends it. */
export const CONSISTENCY = {
  'consistency.twoLabels': {
    plural: 'count',
    one: '{text} is {other} here, and {label} in {count} other place.',
    other: '{text} is {other} here, and {label} in {count} other places.',
  },
  'consistency.missed': {
    plural: 'count',
    one: '{text} is annotated as {label} in {count} other place, and not here.',
    other: '{text} is annotated as {label} in {count} other places, and not here.',
  },
  'consistency.unlinked': {
    plural: 'count',
    one: '{text} is linked to {entity} in {count} other place, and not here.',
    other: '{text} is linked to {entity} in {count} other places, and not here.',
  },
  'consistency.twoEntities': {
    plural: 'count',
    one: '{text} is {entity} here, and {other} in {count} other place.',
    other: '{text} is {entity} here, and {other} in {count} other places.',
  },
  'consistency.tooShort': {
    plural: 'count',
    one: 'Only {text} is annotated here; in {count} other place it is {whole}.',
    other: 'Only {text} is annotated here; in {count} other places it is {whole}.',
  },
  'consistency.tooLong': {
    plural: 'count',
    one: '{text} is annotated here; in {count} other place, with the same words beside it, only {part} is.',
    other:
      '{text} is annotated here; in {count} other places, with the same words beside it, only {part} is.',
  },
  'consistency.twoValues': {
    plural: 'count',
    one: 'The value of {text} is {value} here, and {other} in {count} other place.',
    other: 'The value of {text} is {value} here, and {other} in {count} other places.',
  },
  'consistency.eventValues': {
    plural: 'count',
    one: '{text} says {value} of {event}; {count} other place says {other}.',
    other: '{text} says {value} of {event}; {count} other places say {other}.',
  },
  'consistency.sameText': 'The text of “{document}” is the same.',
  'consistency.likeText': 'The text of “{document}” is nearly the same: {part} % of it.',
  'consistency.sameParagraph': 'This passage stands in {documents} too.',
  'consistency.other': 'Otherwise here: {text}',
  'consistency.copy': 'The same here, in {document}',
  'dismissed.line': 'A line needs a "code" and a "subject", and may name a "document".',
} as const;
