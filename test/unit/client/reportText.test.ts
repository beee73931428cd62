/** Reports are shown rendered: what they tell of stays text there. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { problemsReport, withoutAddresses } from '../../../client/src/exchange/reportText.js';
import { HOSTILE, hostileText } from '../messages/hostileTexts.js';

/** What a report is made of. */
const OURS = new Set(['heading', 'list', 'list_item', 'text', 'escape', 'paragraph', 'space']);

function check(text: string): void {
  const report = withoutAddresses(problemsReport(text, [text, `a.jsonl:3: ${text}`]));
  marked.walkTokens(marked.lexer(report, { gfm: true }), ({ type }: Token) =>
    assert.ok(OURS.has(type), `${type} in ${JSON.stringify(report)}`),
  );
  // The preview makes links of text that has been read already.
  const words = report.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  assert.ok(!/\/\/|[\w.+-]@/.test(words), JSON.stringify(report));
  assert.equal(report.split('\n').length, 5);
}

describe('reports', () => {
  it('hostile texts are text', () => {
    for (const text of HOSTILE) check(text);
    fc.assert(fc.property(hostileText, check), { numRuns: 500 });
  });

  it('nothing that is read is lost', () =>
    assert.equal(
      withoutAddresses(problemsReport('h', ['a//b c@d'])).replace(/[\u2060\\]/g, ''),
      '# h\n\n- a//b c@d\n',
    ));
});
