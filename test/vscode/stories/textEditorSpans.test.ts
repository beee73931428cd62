import { pick, runCommand, selectText } from '../../../scripts/vscode/window.mjs';
import { ANNOTATOR, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'ministers.txt';
const TEXT = 'قال وزيرا الداخلية والخارجية ذلك أمس.\n';
const SCHEME = {
  spans: { gaps: true, same: true },
  labels: ['OCC', 'PERS', 'ORG'],
  attributes: [{ name: 'sure', type: 'flag' }],
};
const line = (entry: object): string => `${JSON.stringify(entry)}\n`;
const span = { start: 4, end: 9, text: 'وزيرا', origin: 'human' };

describe('story: spans of a scheme of one’s own in the text editor', () => {
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds(
      DOCUMENT,
      { 'hawashi.documents.readOnly': false },
      {
        [DOCUMENT]: TEXT,
        'hawashi.json': JSON.stringify(SCHEME),
        [`annotations/${ANNOTATOR}/ministers.jsonl`]:
          line({ hawashi: 1, document: DOCUMENT }) +
          line({ id: 'one', ...span, label: 'OCC', attributes: { sure: true } }) +
          line({ id: 'two', ...span, label: 'PERS' }),
      },
    );
  });
  after(() => window?.close());

  /** Waits until just these are in the file: the label, and the words of each piece. */
  const stored = (...expected: readonly string[]) =>
    window.waitForLines(DOCUMENT, ([, ...lines]) => {
      const found = lines.map((entry) => {
        const { label, start, end, fragments, attributes } = JSON.parse(entry) as {
          readonly [key in 'label']: string;
        } & {
          readonly start: number;
          readonly end: number;
          readonly fragments?: readonly (readonly [number, number])[];
          readonly attributes?: object;
        };
        const words = (fragments ?? [[start, end] as const]).map(([from, to]) => TEXT.slice(from, to));
        return [label, ...words, ...(attributes ? [JSON.stringify(attributes)] : [])].join(' ');
      });
      return JSON.stringify(found.sort()) === JSON.stringify([...expected].sort());
    });

  it('of two labels on one span, the one that is meant is asked', async () => {
    const { page } = window;
    await selectText(page, 'وزيرا');
    await runCommand(page, 'Hawashi: Change Label…');
    await pick(page, 'PERS');
    await pick(page, 'ORG');
    await stored('OCC وزيرا {"sure":true}', 'ORG وزيرا');
    await runCommand(page, 'Hawashi: Set Attribute…');
    await pick(page, 'ORG');
    await pick(page, 'sure');
    await pick(page, 'No');
    await stored('OCC وزيرا {"sure":true}', 'ORG وزيرا {"sure":false}');
    await runCommand(page, 'Hawashi: Remove Annotation');
    await pick(page, 'sure: yes');
    await stored('ORG وزيرا {"sure":false}');
  });

  it('a piece is added to an annotation, and taken away', async () => {
    const { page } = window;
    await selectText(page, 'والخارجية');
    await runCommand(page, 'Hawashi: Add Selection as Piece…');
    await pick(page, 'وزيرا');
    await stored('ORG وزيرا الخارجية {"sure":false}');
    await runCommand(page, 'Hawashi: Remove Piece');
    await stored('ORG وزيرا {"sure":false}');
  });
});
