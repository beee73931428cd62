/** The fields that documents of every corpus have, what is wrong with what they say, and the form that asks for it. */
export const FIELDS = {
  'field.dct': 'date',
  'field.title': 'title',
  'field.outlet': 'outlet',
  'field.author': 'author',
  'field.place': 'place',
  'field.published': 'published',
  'field.captured': 'captured',
  'field.url': 'address',
  'field.language': 'language',
  'field.licence': 'licence',

  'documents.date': 'Write a date, a month or a year: "2024-11-08", "2024-11" or "2024".',
  'documents.moment':
    'Write a date, with a time or without: "2024-11-08", "2024-11-08T10:30" or "2024-11-08T10:30:00Z".',
  'documents.url': 'Write an address that begins with http:// or https://.',
  'documents.unknown':
    'The corpus does not define the field «{name}» of its documents. Define it under "documentFields" in hawashi.json.',
  'documents.language': 'Write the tag of a language: "ar", "ar-MA", "fr".',
  'documents.missing': 'The corpus asks for the {field} of each document, and nothing is said of it here.',
  'documents.wrong': 'What is said here cannot be the {field} of a document. {advice}',
  'edit.fieldOtherwise': {
    plural: 'count',
    one: 'Somebody set {fields} of the document otherwise meanwhile: that stays.',
    other: 'Somebody set {fields} of the document otherwise meanwhile: they stay.',
  },

  'page.fields.title': 'About this document',
  'page.fields.required': '{field} (asked for)',
  'page.fields.proposed': 'The text says: {value}',
  'page.fields.accept': 'Accept',
  'page.fields.acceptOf': 'Accept «{value}» as {field}',
  'page.fields.acceptAll': { plural: 'count', one: 'Accept it', other: 'Accept all {count}' },
  'page.fields.proposedCount': {
    plural: 'count',
    one: 'The text itself says {count} of these.',
    other: 'The text itself says {count} of these.',
  },
  'page.fields.undefined': 'not defined in hawashi.json',
  'page.fields.none':
    'Only a document of a corpus has fields: run «Hawashi: Create Corpus» on its folder first.',
  'page.fields.example.date': '2024-11-08',
  'page.fields.example.moment': '2024-11-08T10:30',
  'page.fields.example.url': 'https://…',
  'page.fields.example.language': 'ar',
  'page.toolbar.more': 'More',
} as const;
