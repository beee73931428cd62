/** Says in a decision when it was made and what was suggested at its places, for corpora that record that. */
import type { Decision } from '../../annotation/decisions.js';
import type { DecisionRecord } from '../../annotation/decisionRecord.js';
import { samePlace, sharesText, type Place } from '../../annotation/fragments.js';
import type { Suggestion } from '../../suggestions/suggestion.js';

const DIGITS = 3;

/** `proposed`: what is suggested, decided or not. `at`: ISO 8601. */
export function recorded(decision: Decision, proposed: readonly Suggestion[], at: string): Decision {
  const recordOf = (place: Place, label: string, together: number): DecisionRecord => {
    const suggestion = suggestedAt(proposed, place, label);
    return {
      at,
      ...(together > 1 && { together }),
      ...(suggestion && {
        suggested: {
          source: suggestion.source,
          label: suggestion.label,
          text: suggestion.text,
          confidence: Number(suggestion.confidence.toFixed(DIGITS)),
        },
      }),
    };
  };
  switch (decision.kind) {
    case 'accept':
    case 'reject': {
      const { suggestions = [] } = decision;
      const told = suggestions.map((one) => ({
        ...one,
        record: recordOf(one, one.label, suggestions.length),
      }));
      return { ...decision, suggestions: told };
    }
    case 'tag': {
      const { spans, label } = decision;
      return {
        ...decision,
        spans: spans.map((one) => ({ ...one, record: recordOf(one, label, spans.length) })),
      };
    }
    default:
      return decision;
  }
}

/** Of the very place, with that label first; else of the label, with other borders. */
function suggestedAt(proposed: readonly Suggestion[], place: Place, label: string): Suggestion | undefined {
  const sharing = proposed.filter((one) => !one.isWithheld && sharesText(one, place));
  const here = sharing.filter((one) => samePlace(one, place));
  return here.find((one) => one.label === label) ?? here[0] ?? sharing.find((one) => one.label === label);
}
