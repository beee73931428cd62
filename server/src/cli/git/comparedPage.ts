/** Two versions of the files of a corpus as a page: the lines of the texts that differ in annotations, before and after. */
import type { Annotation, AnnotationSet } from '../../annotation/model.js';
import type { Corpus } from '../../corpus/corpus.js';
import type { ComparedFile } from '../../corpus/changes/comparedFile.js';
import { linesOf } from '../../corpus/changes/passages.js';
import { toldAnnotation } from '../../corpus/changes/toldAnnotation.js';
import type { Message } from '../../messages/message.js';
import { byPlace } from '../../text/order.js';
import type { Span } from '../../text/span.js';
import { escaped, htmlPage, isolated } from '../html.js';
import { say } from '../say.js';
import { sayIsolated } from './diffDriver.js';
import style from './comparedPage.css';

/** A file that differs: as its document's text where it has one, else a line a change. */
export type PagePart =
  | { readonly file: string; readonly corpus: Corpus; readonly compared: ComparedFile }
  | { readonly file: string; readonly lines: readonly string[] };

type Side = 'before' | 'after';
type Mark = 'gone' | 'new' | 'same';

const CHANGED: Readonly<Record<Side, Mark>> = { before: 'gone', after: 'new' };

/** `versions`: how they are called. */
export function comparedPage(parts: readonly PagePart[], versions: Readonly<Record<Side, string>>): string {
  const title = say('git.page.title', versions);
  const shown = parts.map((part) =>
    'compared' in part ? documentPart(part.file, part.corpus, part.compared, versions) : linesPart(part),
  );
  const none = parts.length === 0 ? [`<p>${escaped(say('git.summary.noChanges'))}</p>`] : [];
  return htmlPage(title, style, [`<h1>${escaped(title)}</h1>`, ...none, ...shown].join('\n'));
}

const linesPart = ({ file, lines }: { readonly file: string; readonly lines: readonly string[] }): string =>
  `<section><h2>${isolated(file)}</h2><ul>${lines.map((line) => `<li dir="auto">${escaped(line)}</li>`).join('\n')}</ul></section>`;

function documentPart(
  file: string,
  corpus: Corpus,
  compared: ComparedFile,
  versions: Readonly<Record<Side, string>>,
): string {
  const changed: Record<Side, Set<string>> = { before: new Set(), after: new Set() };
  for (const { kind, annotation } of compared.changes) {
    if (kind !== 'added') changed.before.add(annotation.id);
    if (kind !== 'removed') changed.after.add(annotation.id);
  }
  const cell = (side: Side, line: Span): string =>
    `<td>${lineCell(corpus, compared.text, line, compared[side], (id) => (changed[side].has(id) ? CHANGED[side] : 'same'))}</td>`;
  const rows = [
    ...linesOf(compared.text, compared.changed).map((line) => cell('before', line) + cell('after', line)),
    ...compared.elsewhere.map((told) => wordsCell(told.before, 'gone') + wordsCell(told.after, 'new')),
  ].map((cells) => `<tr>${cells}</tr>`);
  const head = (side: Side): string => `<th scope="col">${isolated(versions[side])}</th>`;
  return `<section><h2>${isolated(file)}</h2><table><thead><tr>${head('before')}${head('after')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></section>`;
}

const wordsCell = (told: Message | undefined, mark: Mark): string =>
  told ? `<td><ul><li class="${mark}" dir="auto">${escaped(sayIsolated(told))}</li></ul></td>` : '<td></td>';

/** A line of the text with its marks, and its annotations below. */
function lineCell(
  corpus: Corpus,
  text: string,
  line: Span,
  { annotations }: AnnotationSet,
  markOf: (id: string) => Mark,
): string {
  const here = annotations
    .filter(({ anchor, start, end }) => anchor !== 'lost' && start < line.end && end > line.start)
    .sort(byPlace);
  const items = here.map((annotation) => {
    const [first, ...said] = toldAnnotation(corpus, annotation, sayIsolated);
    const words = [isolated(first!), ...said.map(isolated)].join(' · ');
    return `<li class="${markOf(annotation.id)}" dir="auto">${words}</li>`;
  });
  return `<p dir="auto">${markedText(text, line, here, markOf)}</p><ul>${items.join('\n')}</ul>`;
}

/** Marks lie side by side: where several annotations overlap, one that changed is seen. */
function markedText(
  text: string,
  line: Span,
  annotations: readonly Annotation[],
  markOf: (id: string) => Mark,
): string {
  const pieces = annotations.flatMap(({ id, start, end, fragments }) =>
    (fragments ?? [{ start, end }]).map((piece) => ({ ...piece, mark: markOf(id) })),
  );
  const inside = (at: number): number => Math.min(Math.max(at, line.start), line.end);
  const edges = [line.start, line.end, ...pieces.flatMap(({ start, end }) => [inside(start), inside(end)])];
  const places = [...new Set(edges)].sort((a, b) => a - b);
  return places
    .slice(1)
    .map((end, i) => {
      const start = places[i]!;
      const over = pieces.filter((piece) => piece.start < end && piece.end > start);
      const words = escaped(text.slice(start, end));
      if (over.length === 0) return words;
      const mark = over.find((piece) => piece.mark !== 'same')?.mark ?? 'same';
      return `<mark class="${mark}">${words}</mark>`;
    })
    .join('');
}
