/** Nothing that a document, an annotation file or a corpus file says becomes a link, mark-up or an icon in an editor. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import type { MarkupContent } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { diagnostics } from '../../../server/src/service/document/diagnostics.js';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { documentSymbols } from '../../../server/src/service/document/symbols.js';
import { importReport } from '../../../server/src/exchange/importReport.js';
import { message } from '../../../server/src/messages/message.js';
import { HOSTILE, hostileText } from '../messages/hostileTexts.js';
import { isMoreThanText } from '../messages/vscodeMarks.js';
import { openCorpus, type Opened } from './corpus.js';

/** What a hover may consist of. */
const IN_HOVERS = new Set(['space', 'paragraph', 'text', 'escape', 'strong', 'codespan', 'br', 'hr', 'link']);
const OUR_LINK = /^command:hawashi\.(?:accept|reject|remove|changeLabel)\?[^()\s]+$/;

function isHarmless(markdown: string): void {
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token: Token) => {
    assert.ok(IN_HOVERS.has(token.type), `${token.type} in ${JSON.stringify(markdown)}`);
    if (token.type === 'link') assert.match((token as Tokens.Link).href, OUR_LINK);
  });
}

/** A document of one word and one sentence that are hostile, and an annotation on the word that is in every field. */
async function opened(text: string): Promise<Opened> {
  // A file with a NUL is taken for none of text.
  const word = text.replaceAll(/[\r\n\0\ud800-\udfff]/g, '') || 'نص';
  const line = {
    ...{ id: text || 'x', start: 0, end: [...word].length, text: word, label: text || 'x', value: text },
    ...{ mod: text, canonical: text, note: text, origin: 'human' },
  };
  const lost = { ...line, id: 'lost', start: 1, end: 2, text: `${text} ليس في النص` };
  const annotations = [line, lost, { ...line, id: 'date', label: 'DATE' }].map((one) => JSON.stringify(one));
  return openCorpus(`${word} وصل أمس إلى مراكش ${word}`, {
    '/corpus/annotations/amal/a.jsonl': annotations.join('\n') + '\n',
    '/corpus/hawashi.json': JSON.stringify({ labels: [{ name: text || 'x', description: text }] }),
  });
}

async function checkDocument(text: string): Promise<void> {
  const here = await opened(text);
  const snapshot = await here.snapshot();
  const found = diagnostics(snapshot, { boilerplate: true, bidiControls: true });
  const { range } = documentSymbols(snapshot)[0]!;
  const plain: string[] = [
    ...found.map((one) => String(one.message)),
    ...codeActions(snapshot, range, found).map(({ title }) => title),
    ...documentSymbols(snapshot).flatMap((one) =>
      [one, ...(one.children ?? [])].flatMap(({ name, detail }) => [name, detail ?? '']),
    ),
  ];
  const command = {
    kind: 'tag',
    range: { ...range, end: { line: 0, character: 3 } },
    label: text || 'x',
  } as const;
  const edited = await here.service.edit(here.uri, { ...command, exact: true });
  plain.push(edited.message ?? '', edited.snapped ?? '');
  for (const sentence of plain) assert.ok(!isMoreThanText(sentence), JSON.stringify(sentence));
  for (const { name } of documentSymbols(snapshot)) assert.ok(name.trim() !== '', 'a symbol has a name');
  for (let character = 0; character < 8; character += 2) {
    const hover = hoverAt(snapshot, { line: 0, character }, { commandLinks: true });
    if (hover) isHarmless((hover.contents as MarkupContent).value);
  }
}

describe('hostile texts', () => {
  for (const text of HOSTILE)
    it(`${JSON.stringify(text.slice(0, 50))} is text in hovers, diagnostics, fixes, outline and answers`, () =>
      checkDocument(text));

  it('so is any', () => fc.assert(fc.asyncProperty(hostileText, checkDocument), { numRuns: 60 }));

  it('are text in the report of an import', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const document = {
          source: text,
          document: text,
          matched: 'text',
          annotations: 1,
          known: 0,
          conflicts: 0,
        };
        const conflict = {
          document: text,
          kind: 'crossing',
          message: message('error.other', { reason: text }),
        };
        const outcome = {
          ...{ applied: false, complete: true, annotations: 1, relations: 0, known: 0, failed: 0 },
          ...{ documents: [document], conflicts: { listed: [conflict], count: 1 } },
          labels: [{ label: text, becomes: text, known: false, count: 1 }],
        };
        const report = importReport(outcome as unknown as Parameters<typeof importReport>[0], text, [
          { file: text, message: message('error.other', { reason: text }) },
        ]);
        const kinds = new Set<string>();
        marked.walkTokens(marked.lexer(report, { gfm: true }), ({ type }) => void kinds.add(type));
        for (const kind of [
          'link',
          'image',
          'html',
          'code',
          'codespan',
          'def',
          'blockquote',
          'em',
          'strong',
          'del',
        ])
          assert.ok(!kinds.has(kind), `${kind} in ${JSON.stringify(report)}`);
        assert.equal(marked.lexer(report).filter(({ type }) => type === 'heading').length, 5);
      }),
      { numRuns: 500 },
    );
  });
});
