/** Text in Markdown stays text: asked of the library with which VS Code renders hovers. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import {
  code,
  commandLink,
  joined,
  markdown,
  plain,
  strong,
  type Markdown,
} from '../../../server/src/messages/markdown.js';
import { HOSTILE, hostileText } from './hostileTexts.js';

/** Every token below, in order. */
const tokensOf = (source: string): readonly Token[] => {
  const found: Token[] = [];
  marked.walkTokens(marked.lexer(source, { gfm: true, breaks: false }), (token) => void found.push(token));
  return found;
};

const kindsOf = (source: string): readonly string[] =>
  [...new Set(tokensOf(source).map(({ type }) => type))].filter((kind) => kind !== 'space');

const wordsOf = (text: string): string => text.replace(/[\s\p{Cc}\u2060]+/gu, '');

/** What is read: the text of a rendered page. */
const rendered = (source: string): string =>
  marked
    .parse(source, { gfm: true, async: false })
    .replace(/<\/?(?:p|strong|code|br|hr|a)(?: [^>]*)?>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

function isText(source: Markdown, text: string, allowed: readonly string[]): void {
  for (const kind of kindsOf(source))
    assert.ok(allowed.includes(kind), `${kind} in ${JSON.stringify(source)}`);
  assert.equal(wordsOf(rendered(source)), wordsOf(text), JSON.stringify(source));
  assert.ok(!/[\n\r]/.test(source));
}

const PLAIN = ['paragraph', 'text', 'escape'];

describe('Markdown', () => {
  for (const text of HOSTILE)
    it(`shows ${JSON.stringify(text.slice(0, 60))} as it is`, () => {
      isText(plain(text), text, PLAIN);
      isText(markdown`⚠ ${plain(text)}`, `⚠ ${text}`, PLAIN);
      isText(strong(text), text, [...PLAIN, 'strong']);
      isText(code(text), text, ['paragraph', 'codespan', 'text']);
    });

  it('shows any text as it is, alone and in a line', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        isText(plain(one), one, PLAIN);
        isText(code(one), one, ['paragraph', 'codespan', 'text']);
        isText(
          joined([strong(one), markdown`${code(other)} (${plain(one)}) — ${plain(other)}`], ' '),
          `${one}${other}(${one})—${other}`,
          [...PLAIN, 'strong', 'codespan'],
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('has the links that are made of it, and no other, whatever they are given', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (title, id, note) => {
        const link = commandLink(title || 'x', 'hawashi.accept', { id });
        const source = joined([plain(note), link], '  \n');
        const links = tokensOf(source).filter((token): token is Tokens.Link => token.type === 'link');
        assert.equal(links.length, 1, source);
        const [command, parameters] = links[0]!.href.split('?');
        assert.equal(command, 'command:hawashi.accept');
        assert.deepEqual(JSON.parse(decodeURIComponent(parameters!)), [{ id }]);
      }),
      { numRuns: 2000 },
    );
  });
});
