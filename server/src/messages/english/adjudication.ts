/** Making one annotation of what several annotators marked. */
export const ADJUDICATION = {
  'adjudication.self': '{as} is one of those who are compared; adjudicate under another name.',
  'adjudication.theirs': {
    plural: 'count',
    one: '{as} has {count} annotation that no adjudication made: that folder is somebody’s own. Adjudicate under another name.',
    other:
      '{as} has {count} annotations that no adjudication made: that folder is somebody’s own. Adjudicate under another name.',
  },
  'adjudication.changed': 'What annotators have here has changed meanwhile; measure again.',
  'adjudication.done': {
    plural: 'count',
    one: 'Written as {as}: {count} row.',
    other: 'Written as {as}: {count} rows.',
  },
  'adjudication.title': 'Adjudicate as {as}',
  'adjudication.document': '{document}: {settled} settled now, {decided} decided before, {open} open',
  'adjudication.row': '  {number}: {class}: {said}',
  'adjudication.cell': '{annotator} {label} «{text}»',
  'adjudication.nothing': '{annotator} nothing',
} as const;
