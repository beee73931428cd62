/** What follows where the guidelines of a corpus change. */
export const GUIDELINES = {
  'reviewed.line': 'A line needs a "label" and a "section".',
  'guidelines.changed':
    'The guidelines of {labels} have changed since their annotations were looked at: run «Hawashi: Show What Changed Guidelines May Concern».',
  'guidelines.toReview': {
    plural: 'count',
    one: 'What is said of {label} has changed since its annotations were looked at: {count} is to be looked at (hawashi guidelines).',
    other:
      'What is said of {label} has changed since its annotations were looked at: {count} are to be looked at (hawashi guidelines).',
  },
  'guidelines.reviewed': 'Looked at by the guidelines as they are: {labels}.',
  'tool.guidelines': 'List the annotations that changed guidelines may concern',
  'tool.guidelines.reviewed':
    'the annotations of these labels (of all, where none is named) were looked at by the guidelines as they are',
  'tool.guidelines.none': 'The corpus has no guidelines.',
  'tool.guidelines.noLabel': 'The corpus has no such label: {labels}.',
  'tool.guidelines.unknown':
    'Nobody has said by which version of the guidelines annotations were made: --reviewed says that it is this one.',
  'tool.guidelines.done': {
    plural: 'count',
    one: 'The guidelines of {labels} have changed: {count} annotation is to be looked at, and --reviewed says that it was.',
    other:
      'The guidelines of {labels} have changed: {count} annotations are to be looked at, and --reviewed says that they were.',
  },
} as const;
