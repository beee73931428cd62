import assert from 'node:assert/strict';
import type { Confidences } from '../../../server/src/annotation/confidence.js';
import { confidenceMessage } from '../../../server/src/annotation/confidenceMessage.js';
import { format } from '../../../server/src/messages/format.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';

describe('how sure a suggestion is, in words', () => {
  const cases: readonly (readonly [Confidences, string])[] = [
    [{ confidence: 1 }, 'Certain (100 %)'],
    [{ confidence: 0.999 }, 'Certain (99 %)'],
    [{ confidence: 0.98 }, 'Certain (98 %)'],
    [{ confidence: 0.9 }, 'Very probable (90 %)'],
    [{ confidence: 0.7 }, 'Probable (70 %)'],
    [{ confidence: 0.69 }, 'Doubtful (69 %)'],
    [{}, 'Doubtful (0 %)'],
    [{ confidence: 0.6, labelConfidence: 0.99 }, 'Certainly ORG (99 %)'],
    [
      { confidence: 0.5, labelConfidence: 0.94, borderConfidence: 0.55 },
      'Very probably ORG (94 %); where it begins or ends is doubtful (55 %)',
    ],
    [
      { confidence: 0.5, labelConfidence: 0.5, borderConfidence: 0.98 },
      'Perhaps ORG (50 %); it certainly begins and ends here (98 %)',
    ],
    [
      { confidence: 0.7, labelConfidence: 0.8, borderConfidence: 0.91 },
      'Probably ORG (80 %); it very probably begins and ends here (91 %)',
    ],
    [
      { confidence: 0.9, borderConfidence: 0.75 },
      'Very probable (90 %); it probably begins and ends here (75 %)',
    ],
  ];
  for (const [given, expected] of cases)
    it(expected, () =>
      assert.equal(withoutIsolates(format(confidenceMessage({ label: 'ORG', ...given }))), expected),
    );
});
