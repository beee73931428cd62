/**
 * The sentences of the server's catalogue that the extension and its pages tell, in the language of who reads them; what
 * VS Code itself shows comes from the bundles of `vscode.l10n` beside them.
 */
import { directionOf, type TextDirection } from '../../server/src/messages/direction.js';
import { AGREEMENT } from '../../server/src/messages/english/agreement.js';
import { ANNOTATION } from '../../server/src/messages/english/annotation.js';
import { FIELDS } from '../../server/src/messages/english/fields.js';
import { CONCORDANCE } from '../../server/src/messages/english/concordance.js';
import { ENTITY_PAGE } from '../../server/src/messages/english/entityPage.js';
import { KEYS } from '../../server/src/messages/english/keys.js';
import { LEARNING_PAGE } from '../../server/src/messages/english/learningPage.js';
import { OVERVIEW } from '../../server/src/messages/english/overview.js';
import { PAGES } from '../../server/src/messages/english/pages.js';
import { QUESTION_LIST } from '../../server/src/messages/english/questionList.js';
import { formatter, type Format } from '../../server/src/messages/formatter.js';
import type { Catalogue } from '../../server/src/messages/message.js';

export interface Speech {
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: TextDirection;
  readonly say: Format;
}

/** The languages beside English: a line here for each catalogue. */
const CATALOGUES: ReadonlyMap<string, Catalogue> = new Map();

const ENGLISH = {
  ...AGREEMENT,
  ...ANNOTATION,
  ...CONCORDANCE,
  ...ENTITY_PAGE,
  ...FIELDS,
  ...KEYS,
  ...LEARNING_PAGE,
  ...OVERVIEW,
  ...PAGES,
  ...QUESTION_LIST,
};

/** How a reader of a language (BCP 47 tag) is spoken to: in English where that has no catalogue. */
export function speechFor(language: string): Speech {
  const catalogue = CATALOGUES.get(language.split('-')[0]!.toLowerCase());
  const spoken = catalogue ? language : 'en-GB';
  return {
    language: spoken,
    direction: directionOf(spoken),
    say: formatter(catalogue ?? ENGLISH, spoken, { otherwise: ENGLISH }),
  };
}
