/** Two corpora in memory whose documents are renamed, moved and deleted by an editor or behind its back. */
import { CorpusModels } from '../../../../server/src/corpus/corpusModels.js';
import type { CorpusEvent } from '../../../../server/src/corpus/corpusEvents.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { normaliseUri } from '../../../../server/src/corpus/files/uris.js';
import { format } from '../../../../server/src/messages/format.js';
import { untagged } from '../memoryModel.js';

export class World {
  readonly files: MemoryFileSystem;
  readonly models: CorpusModels;
  readonly told: string[] = [];
  private readonly problems = new Map<string, readonly string[]>();

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/d/hawashi.json': '{}', ...files });
    this.models = new CorpusModels(
      { files: this.files, recogniser: untagged, retryDelays: [] },
      (_model, event) => this.hear(event),
      (told) => this.told.push(format(told)),
    );
  }

  private hear(event: CorpusEvent): void {
    if (event.kind !== 'problems') return;
    const told = event.problems.map(({ file, line, message }) => `${file}:${line} ${format(message)}`);
    this.problems.set(event.owner, told);
  }

  /** All that is wrong with files now. */
  get wrong(): readonly string[] {
    return [...this.problems.values()].flat();
  }

  /** Opens both corpora, and waits until what is out of place there has been looked for. */
  async open(): Promise<this> {
    for (const root of ['/c', '/d']) await this.models.modelOf(normaliseUri(root));
    await this.models.followed();
    return this;
  }

  /** An annotator tags the first letters of a document, which need not be open. */
  async tag(path: string, annotator: string, label: string): Promise<void> {
    const place = await this.models.placeOf(normaliseUri(path));
    const store = place && (await place.model.store(place.document, annotator));
    if (!store) throw new Error(`nothing can be tagged in ${path}`);
    const spans = [{ start: 0, end: 3 + store.set.annotations.length }];
    store.decide({ kind: 'tag', spans, label });
    await store.flush();
  }

  /** The labels that an annotator's file beside a document has, sorted. */
  labels(path: string, annotator: string): string[] {
    const [, corpus, name] = /^(\/\w+)\/(.*)\.txt$/u.exec(path)!;
    const lines = this.files.text(`${corpus}/annotations/${annotator}/${name}.jsonl`)?.split('\n') ?? [];
    return lines
      .filter((line) => line !== '')
      .flatMap((line) => (JSON.parse(line) as { label?: string }).label ?? [])
      .sort();
  }

  /** Paths that begin with one, as they are after it has another name. */
  moves(from: string, to: string): [from: string, to: string][] {
    return this.files
      .uris()
      .map((uri) => decodeURIComponent(uri.replace('file://', '')))
      .filter((path) => path === from || path.startsWith(from + '/'))
      .map((path) => [path, to + path.slice(from.length)]);
  }

  private async rename(from: string, to: string): Promise<void> {
    for (const [before, after] of this.moves(from, to))
      await this.files.moveFile(normaliseUri(before), normaliseUri(after));
  }

  /** As VS Code does it: said before, done, said afterwards. */
  async renameInEditor(from: string, to: string): Promise<void> {
    const renames = [{ from: normaliseUri(from), to: normaliseUri(to) }];
    await this.models.willRename(renames);
    await this.rename(from, to);
    await this.models.renamed(renames);
  }

  /** As another program does it: files are told of, all at once or one after the other, or the folder alone. */
  async renameOnDisk(
    from: string,
    to: string,
    order: 'together' | 'gone first' | 'new first',
  ): Promise<void> {
    await this.rename(from, to);
    const [gone, came] = [[from], [to]];
    if (order === 'together') await this.changed(...gone, ...came);
    for (const told of order === 'gone first' ? [gone, came] : order === 'new first' ? [came, gone] : [])
      await this.changed(...told);
  }

  async changed(...paths: readonly string[]): Promise<void> {
    await this.models.filesChanged(paths.map((path) => normaliseUri(path)));
  }
}
