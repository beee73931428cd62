/** What goes wrong with sources of suggestions. */
export const SUGGESTIONS = {
  'suggestions.failed': '{source} gave no suggestions for {uri}: {reason}',
  'suggestions.dropped': {
    plural: 'dropped',
    one: '{source} suggested {dropped} place in {uri} that is not of the text or has no label of the corpus; it is left out.',
    other:
      '{source} suggested {dropped} places in {uri} that are not of the text or have no label of the corpus; they are left out.',
  },
} as const;
