/** What is wrong with a query, and what cuts a search short. */
export const SEARCH = {
  'search.empty': 'Write what to search for: a word, "a phrase", <PERS/>, [entity=…].',
  'search.nothing': 'Something to search for is missing here: a word, "a phrase", <PERS/>, [].',
  'search.noWord': 'There is no word in this.',
  'search.unexpected': '«{sign}» cannot stand here; in quotation marks it is a sign of the text.',
  'search.unclosed': 'A closing {sign} is missing.',
  'search.openQuote': 'A closing {quote} is missing.',
  'search.openExpression': 'A closing / is missing behind the regular expression.',
  'search.badExpression': 'This part of the regular expression is not understood: {part}',
  'search.manyExpressions': 'A query has at most {most} regular expressions.',
  'search.tooLong': 'A query has at most {most} characters.',
  'search.tooDeep': 'Brackets nest at most {most} deep.',
  'search.tooLarge': 'This query is too large: with its repetitions it has more than {most} places.',
  'search.badRepeat': 'Write how often as {forms}, the smaller number first, none above {most}.',
  'search.notOne': 'Behind ! stands one word, [ ] or < />.',
  'search.noLabel': 'A label is missing here, as in <PERS/>; <*/> is any.',
  'search.noCondition': 'A condition is missing here, such as label=PERS.',
  'search.noOperator': 'Write what {key} is to be: {key}=…, {key}!=…, {key}>=….',
  'search.noValue': 'A value is missing behind {key}.',
  'search.noOrder':
    'Before and after, more and less, is said of dates and numbers: {key}>=2024-01, {key}<0.5.',
  'search.noKey': 'There is nothing called «{key}» here; known are {known}.',
  'search.noField': 'Documents have no «{key}»; known are {known}.',
  'search.noAnnotator': 'Nobody called «{annotator}» has annotated here; there are {known}.',
  'search.gone': 'This search was ended meanwhile: search again.',
  'search.givenUp': 'Given up; nothing was written.',
  'search.written': '{file} is written.',
  'search.textsChanged': 'Texts have changed since this search: search again, then the places are right.',
  'search.tooManyChosen': {
    plural: 'count',
    one: '{count} hit is chosen; at most {most} can be changed at once.',
    other: '{count} hits are chosen; at most {most} can be changed at once: filter them, or tick fewer.',
  },
  'search.atCharacter': 'Character {at}: {problem}',
  'search.tooManyHits':
    'Only the first {most} hits are shown: {searched} of {documents} documents were looked through. Ask for less.',
  'search.leftOut': {
    plural: 'count',
    one: '{count} document is too long to be searched: {documents}.',
    other: '{count} documents are too long to be searched, such as {documents}.',
  },
  'search.tooMuchText':
    'What is found lies in more text than is kept: {searched} of {documents} documents were looked through. Ask for less.',
  'search.tooMuchWork':
    'This query asks for too much: it was ended after {searched} of {documents} documents. Ask for less.',
} as const;
