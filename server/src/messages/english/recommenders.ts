/** What is told of other recognisers that a corpus names. */
export const RECOMMENDERS = {
  'recommenders.busy': 'It is busy ({status}), and is asked again later.',
  'recommenders.chat.before':
    'What stands directly before the quote, up to three words, copied as well; empty at the beginning of the document.',
  'recommenders.chat.label': 'One of the labels.',
  'recommenders.chat.noCall':
    'The model did not answer as it was asked to (by a call of the tool, with a list of annotations). Ask again, or choose another model.',
  'recommenders.chat.noText': 'There is no text in {name} to ask about.',
  'recommenders.chat.off':
    '{name} is no chat model of this corpus, or nobody has agreed to it on this machine.',
  'recommenders.chat.outdated':
    '{name} was defined otherwise, turned off or asked anew meanwhile. Ask again.',
  'recommenders.chat.quote': 'What is annotated, copied from the document letter by letter.',
  'recommenders.chat.tool':
    'Says what in the part of the document has which label, in the order of the document.',
  'recommenders.chat.why': '{model} quoted it.',
  'recommenders.endedBy': 'It ended ({how}). {said}',
  'recommenders.ended': 'It was ended.',
  'recommenders.givenUp': 'The text has changed meanwhile.',
  'recommenders.large': 'It answered more than {megabytes} MB.',
  'recommenders.memory': 'It took more than {megabytes} MB of memory, and was ended.',
  'recommenders.noAnswer':
    'It answered something else than its protocol has; see docs/recommenders.md for what is expected.',
  'recommenders.noJson': 'It answered what is no JSON: {line}',
  'recommenders.none': 'The corpus names no recommender {name}.',
  'recommenders.notHere': 'Other recognisers cannot be reached from here.',
  'recommenders.otherwise': 'The recommender {name} is defined otherwise by now: look at it again.',
  'recommenders.redirected': 'It sends elsewhere, where nobody has agreed to ask ({status}).',
  'recommenders.said': 'It said: {said}',
  'recommenders.slow': 'It did not answer within {seconds} s.',
  'recommenders.status': '{url} answered {status}.',
  'recommenders.training.busy': '{name} is training already. Try again when it is done.',
  'recommenders.training.done': {
    plural: 'documents',
    one: '{name} was given {documents} document to learn from.',
    other: '{name} was given {documents} documents to learn from.',
  },
  'recommenders.training.unable': {
    plural: 'documents',
    one: '{name} does not learn, or is turned off: it did not take {documents} document.',
    other: '{name} does not learn, or is turned off: it did not take {documents} documents.',
  },
  'recommenders.unreachable': '{url} cannot be reached: {reason}',
  'recommenders.why': '{said}',
} as const;
