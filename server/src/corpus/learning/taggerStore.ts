/**
 * The taggers of a corpus, an annotator's each, in files beside it: they may be thrown away at any time, and go with the
 * corpus where it goes.
 */
import { messageOf } from '../../messages/messageError.js';
import { message, type Message } from '../../messages/message.js';
import { shownFile } from '../../annotation/fileProblem.js';
import { readTagger, writeTagger, type TaggerFile } from '../../suggestions/corpusTagger/modelFile.js';
import type { Corpus } from '../corpus.js';
import { joinUri } from '../files/uris.js';

const FOLDER = '.hawashi';
/** Bytes: a larger one is not of our making. */
const LARGEST = 64 * 1024 * 1024;

export class TaggerStore {
  constructor(private readonly corpus: Pick<Corpus, 'root' | 'files'>) {}

  /** Address of an annotator's tagger. */
  uri(annotator: string): string {
    return joinUri(this.corpus.root, FOLDER, `${annotator}.tagger`);
  }

  /** Undefined where there is none that is known here. */
  async read(annotator: string): Promise<TaggerFile | undefined> {
    try {
      return this.parse(await this.corpus.files.readFile(this.uri(annotator), { most: LARGEST }));
    } catch {
      return undefined;
    }
  }

  /** Undefined where it is no tagger of ours. */
  parse(content: Uint8Array): TaggerFile | undefined {
    if (content.byteLength > LARGEST) return undefined;
    try {
      return readTagger(content);
    } catch {
      return undefined;
    }
  }

  /** Gives why not, where it cannot be written. */
  async write(annotator: string, file: TaggerFile): Promise<Message | undefined> {
    const uri = this.uri(annotator);
    try {
      await this.corpus.files.writeFile(uri, writeTagger(file));
      return undefined;
    } catch (error) {
      return message('file.notWritten', { file: shownFile(uri), reason: messageOf(error) });
    }
  }

  /** Throws it away. Whether there was one. */
  async forget(annotator: string): Promise<boolean> {
    const { files } = this.corpus;
    const uri = this.uri(annotator);
    if (!(await files.stat(uri))) return false;
    await files.removeFile(uri, await files.readFile(uri));
    return true;
  }
}
