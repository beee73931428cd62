/**
 * The English catalogue: every sentence that the service, the pages and the tool tell a person. `{name}` is a value;
 * where a number decides on the form, one template a plural category (see `PluralTemplate`). Keys begin with the room
 * that tells them. A translation is a file like this one with the same keys.
 */
import { ADJUDICATION } from './english/adjudication.js';
import { AGREEMENT } from './english/agreement.js';
import { ANNOTATION } from './english/annotation.js';
import { ASSIGNMENT } from './english/assignment.js';
import { CHANGES } from './english/changes.js';
import { CONCORDANCE } from './english/concordance.js';
import { CONSISTENCY } from './english/consistency.js';
import { CORPUS } from './english/corpus.js';
import { ENTITIES } from './english/entities.js';
import { GAZETTEERS } from './english/gazetteers.js';
import { ENTITY_PAGE } from './english/entityPage.js';
import { GUIDELINES } from './english/guidelines.js';
import { EXCHANGE } from './english/exchange.js';
import { FIELDS } from './english/fields.js';
import { FILES } from './english/files.js';
import { FORMATS } from './english/formats.js';
import { FURNITURE } from './english/furniture.js';
import { GIT } from './english/git.js';
import { IMPORTING } from './english/importing.js';
import { KEYS } from './english/keys.js';
import { MCP } from './english/mcp.js';
import { NAMES } from './english/names.js';
import { OVERVIEW } from './english/overview.js';
import { PAGES } from './english/pages.js';
import { QUESTION_LIST } from './english/questionList.js';
import { QUESTIONS } from './english/questions.js';
import { READING } from './english/reading.js';
import { RECOMMENDERS } from './english/recommenders.js';
import { RELEASE } from './english/release.js';
import { SCHEMES } from './english/schemes.js';
import { SCORE } from './english/score.js';
import { SEARCH } from './english/search.js';
import { SERVICE } from './english/service.js';
import { SERVING } from './english/serving.js';
import { SPANS } from './english/spans.js';
import { LEARNING } from './english/learning.js';
import { LEARNING_PAGE } from './english/learningPage.js';
import { SUGGESTIONS } from './english/suggestions.js';
import { TIME } from './english/time.js';
import { TIMEX } from './english/timex.js';
import { TOOL } from './english/tool.js';

export const ENGLISH = {
  /** What another program or the system said. */
  'error.other': '{reason}',
  /** Things told one after the other. */
  'list.apart': '{before}; {next}',
  ...ADJUDICATION,
  ...AGREEMENT,
  ...ANNOTATION,
  ...ASSIGNMENT,
  ...CHANGES,
  ...CONCORDANCE,
  ...CONSISTENCY,
  ...CORPUS,
  ...ENTITIES,
  ...GAZETTEERS,
  ...ENTITY_PAGE,
  ...EXCHANGE,
  ...FIELDS,
  ...FILES,
  ...FORMATS,
  ...FURNITURE,
  ...GUIDELINES,
  ...GIT,
  ...IMPORTING,
  ...KEYS,
  ...MCP,
  ...NAMES,
  ...OVERVIEW,
  ...PAGES,
  ...QUESTION_LIST,
  ...QUESTIONS,
  ...READING,
  ...RECOMMENDERS,
  ...RELEASE,
  ...SCHEMES,
  ...SCORE,
  ...SEARCH,
  ...SERVICE,
  ...SERVING,
  ...SPANS,
  ...LEARNING,
  ...LEARNING_PAGE,
  ...SUGGESTIONS,
  ...TIME,
  ...TIMEX,
  ...TOOL,
} as const;
