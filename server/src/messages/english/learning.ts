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
  'acceptance.documents': {
    plural: 'count',
    one: '{count} document, {decided} decisions about suggestions, {recorded} of them recorded',
    other: '{count} documents, {decided} decisions about suggestions, {recorded} of them recorded',
  },
  'acceptance.decided': 'decided',
  'acceptance.accepted': 'accepted',
  'acceptance.label': 'relabelled',
  'acceptance.borders': 'borders',
  'acceptance.refused': 'refused',
  'acceptance.left': 'left',
  'acceptance.rate': 'rate %',
  'acceptance.interval': '95 %',
  'acceptance.confidence': 'confid. %',
  'acceptance.byConfidence': 'confidence',
  'acceptance.bySource': 'source',
  'acceptance.calibration':
    'Expected calibration error {error} points. A rate far above the confidence is what automation bias looks like, or a source that is too modest; have some documents annotated without suggestions to know which.',
  'acceptance.unrecorded':
    'What is not recorded is compared with what would be suggested now. "recordDecisions": true in hawashi.json makes annotations keep what was suggested, and when it was decided.',
  'acceptance.pace': {
    plural: 'count',
    one: 'Of {count} suggestion accepted by itself, {tooFast} faster than {words} words a minute, which few read (too fast, all, document):',
    other:
      'Of {count} suggestions accepted one by one, {tooFast} faster than {words} words a minute, which few read (too fast, all, document):',
  },
  'acceptance.noPace': 'Nothing is known of how long decisions took.',
  'acceptance.together': {
    plural: 'count',
    one: '{count} suggestion was accepted in one go with others: whether it was looked at, is not known.',
    other:
      '{count} suggestions were accepted in one go with others: whether they were looked at, is not known.',
  },
  'acceptance.unknown': {
    plural: 'count',
    one: '{count} suggestion was accepted of which it is not known how long that took.',
    other: '{count} suggestions were accepted of which it is not known how long that took.',
  },
} as const;
