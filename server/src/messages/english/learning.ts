/** What a corpus has learned from decisions. */
export const LEARNING = {
  'learning.accepted': {
    plural: 'count',
    one: 'annotated once as {label} in this corpus',
    other: 'annotated {count} times as {label} in this corpus',
  },
  'learning.refused': {
    plural: 'count',
    one: 'refused once as {label}',
    other: 'refused {count} times as {label}',
  },
  'learning.head': 'names that begin with “{word}” were annotated as {label} instead',
  'learning.headRefused': 'names that begin with “{word}” were refused as {label}',
  'learning.outside': '“{word}” was always left outside of {label}',
  'learning.inside': '“{word}” was always taken into {label}',
  'learning.source.recogniser': 'the recogniser',
  'learning.source.corpus': 'decisions in this corpus',
  'learning.source.tagger': 'the tagger of this corpus',
  'learning.tagged': {
    plural: 'count',
    one: 'learned from {count} annotation of this corpus',
    other: 'learned from {count} annotations of this corpus',
  },
  'learning.evaluated': {
    plural: 'count',
    one: '{count} document, {tested} of them suggested for by what others taught',
    other: '{count} documents, {tested} of them suggested for by what others taught',
  },
  'learning.notTrained': 'The tagger of the corpus could not be trained: {reason}',
  'learning.order.documents': 'documents that teach most: bits a decision, suggestions, document',
  'learning.order.forms': 'decisions that settle most: bits, places, label, words, the first document',
  'learning.order.sample': 'a random sample: bits a decision, suggestions, document',
  'learning.order.bias':
    'What is annotated in the first two orders is no random sample: measure agreement, frequencies and accuracy on the third.',
  'learning.before': 'as shipped',
  'learning.after': 'with learning',
  'learning.gain': 'gain of F1 (95 % of samples)',
  'learning.taggerUsed': 'The tagger of the corpus helps with {labels}: it is used for these.',
  'learning.taggerUnused': 'The tagger of the corpus helps with no label: it is not used.',
  'learning.confusions': 'confusions with learning: how often, annotated → suggested (–: nothing)',
  'learning.corrections': 'corrections: place, as shipped, with learning, annotations, document',
} as const;
