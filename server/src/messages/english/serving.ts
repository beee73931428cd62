/** What Hawashi tells the tools that ask it as their recommender, and who starts it. */
export const SERVING = {
  'serving.address':
    'INCEpTION’s external recommender: {inception}\nLabel Studio’s ML backend: {labelStudio}',
  'serving.failed': 'It failed: {reason}',
  'serving.fields': 'The question lacks what its protocol has: {fields}.',
  'serving.json': 'The question is no JSON: {reason}',
  'serving.large': 'The question has more than {megabytes} MB.',
  'serving.noControl':
    'The labelling interface has no <Labels> for a <Text>: names could not be marked in it.',
  'serving.noLayer': 'The type system has no layer {layer}.',
  'serving.noPath':
    'There is nothing at this address. INCEpTION asks …/hawashi, Label Studio the address itself.',
  'serving.noToken':
    'The token is missing or another one: it is the first part of the path, or in the header Authorization.',
  'serving.noView': 'The CAS has a text, but no view with it.',
  'serving.token': 'A token has 16 characters or more: letters, digits, - and _.',
  'tool.serve':
    'Suggest to INCEpTION and Label Studio on this machine, until it is ended (docs/recommenders.md)',
  'tool.serve.port': 'where it listens on 127.0.0.1; 0: any that is free',
  'tool.serve.token': 'what who asks must know, 16 characters or more (default: made anew, and printed)',
  'tool.serve.corpus':
    'suggest as this corpus does: by its labels and settings, and by what an annotator’s decisions have taught, as they stand when asked',
  'tool.serve.annotator': 'with --corpus: whose decisions teach (default: gold)',
  'tool.serve.nothingLearned':
    '{annotator} has annotated nothing in the corpus: it suggests by its settings alone. Name who has with --annotator.',
  'tool.serve.labels': 'call labels as others: PERS=PER,GPE=LOC,DATE= (nothing: left out)',
  'tool.serve.noPort': 'It cannot listen on port {port}: {reason}',
} as const;
