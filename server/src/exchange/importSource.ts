/** The documents of an import: files of another tool, read in a format, with texts of the corpus where they hold none. */
import { message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { readCorpusText } from './corpusDocuments.js';
import { DocumentNames } from './documentNames.js';
import type { ExchangeDocument, ImportFormat, ReadIssue } from '../formats/format.js';
import { outlineOf } from './inputOutline.js';
import { ofProject } from '../formats/inception.js';
import { listInput, mainFiles, NoInput, readInput, type InputFile } from './inputFiles.js';

export class ImportSource {
  private readonly names: DocumentNames;

  private constructor(
    private readonly model: CorpusModel,
    private readonly main: readonly InputFile[],
    private readonly format: ImportFormat,
  ) {
    this.names = new DocumentNames(model);
  }

  /** `sources` are addresses of files or folders. Rejects with `NoInput` where there is nothing of the format. */
  static async open(
    model: CorpusModel,
    sources: readonly string[],
    format: ImportFormat,
  ): Promise<ImportSource> {
    const source = ImportSource.of(model, await listInput(model.allFiles, sources), format);
    if (source.files === 0) throw new NoInput(message('import.noFiles', { extension: format.extension }));
    return source;
  }

  static of(model: CorpusModel, listed: readonly InputFile[], format: ImportFormat): ImportSource {
    return new ImportSource(model, mainFiles(listed, format), format);
  }

  /** How many files there are. */
  get files(): number {
    return this.main.length;
  }

  /** Read anew at each call; nothing is kept. A reader that fails is told: nothing that is imported ends the program. */
  async *documents(report: (issue: ReadIssue) => void): AsyncGenerator<ExchangeDocument> {
    const { format } = this;
    for await (const { files, shown } of readInput(this.model.allFiles, this.main, format, report)) {
      const tell = (issue: ReadIssue): void =>
        report({ ...issue, file: shown.get(issue.file) ?? issue.file });
      try {
        const documents = format.read(files, { report: tell, textOf: (name) => this.textOf(name) });
        for await (const document of documents) yield ofProject(document);
      } catch (error) {
        const [file = ''] = shown.values();
        report({ file, message: message('read.failed', { reason: messageOf(error) }) });
      }
    }
  }

  /** What is to be told where no annotation was found: what there is in the first file. */
  async nothingFound(): Promise<ReadIssue | undefined> {
    const { format } = this;
    for await (const { files, shown } of readInput(this.model.allFiles, this.main, format, () => undefined))
      for (const [path, bytes] of files) {
        const file = shown.get(path);
        const parts = outlineOf(bytes);
        const told = { format: format.id, parts };
        if (file !== undefined)
          return {
            file,
            message: parts.length > 0 ? message('read.nothing', told) : message('read.emptyFile'),
          };
      }
    return undefined;
  }

  /** A text of the corpus, for files that hold none. */
  private async textOf(name: string): Promise<string | undefined> {
    const document = await this.names.find(name);
    return document && (await readCorpusText(this.model, document, () => undefined))?.file;
  }
}
