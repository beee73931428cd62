/** What an annotator does with annotations and suggestions by commands: all of it. */
import type { Disposable } from 'vscode';
import { registerAttributing } from './attributing.js';
import type { Decisions } from './decisions.js';
import { registerDeciding } from './deciding.js';
import { registerDescribing } from './describing.js';
import { registerPieces } from './pieces.js';
import { QuestionComments } from './questionComments.js';
import { registerTagging } from './tagging.js';

export const registerEditing = (decisions: Decisions): readonly Disposable[] => [
  ...registerTagging(decisions),
  ...registerDeciding(decisions),
  ...registerPieces(decisions),
  ...registerDescribing(decisions),
  ...registerAttributing(decisions),
  new QuestionComments(decisions),
];
