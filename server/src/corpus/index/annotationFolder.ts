/** Which documents an annotator has files for: in large corpora most have none, and need not be asked for one by one. */
import type { Corpus } from '../corpus.js';
import type { CorpusDocument } from '../documentNames.js';
import { joinUri } from '../files/uris.js';

/** Documents may lie so deep. */
const DEEPEST = 33;

/** Where the case of letters counts for nothing, or marks are spelled apart, a file has other names too. */
const folded = (uri: string): string => uri.normalize('NFC').toLowerCase();

export class AnnotationFolder {
  /** By annotator; undefined where what is there cannot be listed. */
  private readonly listed = new Map<string, Promise<ReadonlySet<string> | undefined>>();

  constructor(private readonly corpus: Corpus) {}

  /** Files came, went or changed. */
  forget(): void {
    this.listed.clear();
  }

  /** Looks into the folder, for many questions to come. */
  list(annotator: string): void {
    if (!this.listed.has(annotator)) this.listed.set(annotator, this.look(annotator));
  }

  /** False: there is no annotation file. */
  async mayHave({ name }: CorpusDocument, annotator: string): Promise<boolean> {
    const file = this.corpus.annotationFile(annotator, name);
    const listed = await this.listed.get(annotator);
    return listed ? listed.has(folded(file)) : this.corpus.isThere(file);
  }

  private async look(annotator: string): Promise<ReadonlySet<string> | undefined> {
    const { files, root, settings } = this.corpus;
    const found = new Set<string>();
    const walk = async (folder: string, depth: number): Promise<boolean> => {
      const entries = await files.readDirectory(folder).catch(() => []);
      for (const { name, kind, refused } of entries) {
        const uri = joinUri(folder, name);
        if (kind === 'directory') {
          if (depth > 0 && !(await walk(uri, depth - 1))) return false;
        } else if (refused) return false;
        else found.add(folded(uri));
      }
      return true;
    };
    return (await walk(joinUri(root, settings.annotations, annotator), DEEPEST)) ? found : undefined;
  }
}
