import type { Recognition } from '../../../../server/src/suggestions/recogniser/recognition.js';

/** All that a recognition says, also what it makes when it is asked. */
export const said = (recognition: Recognition | undefined) =>
  recognition && {
    ...recognition,
    mentions: recognition.mentions,
    questionable: recognition.questionable,
  };
