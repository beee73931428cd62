/** The documents of an import: files of another tool, read in a format, with texts of the corpus where they hold none. */
import { message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { readCorpusText } from './corpusDocuments.js';
import type { ExchangeDocument, InputFiles, ReadIssue } from '../formats/format.js';
import { outlineOf } from './inputOutline.js';
import { listInput, mainFiles, NoInput, readInput, type InputFile } from './inputFiles.js';
import type { ChosenFormat } from '../formats/registry.js';

export class ImportSource {
  private constructor(
    private readonly model: CorpusModel,
    private readonly main: readonly InputFile[],
    private readonly chosen: ChosenFormat,
  ) {}

  /** `sources` are addresses of files or folders. Rejects with `NoInput` where there is nothing of the format. */
  static async open(
    model: CorpusModel,
    sources: readonly string[],
    chosen: ChosenFormat,
  ): Promise<ImportSource> {
    const source = ImportSource.of(model, await listInput(model.allFiles, sources), chosen);
    if (source.files === 0)
      throw new NoInput(message('import.noFiles', { extension: chosen.format.extension }));
    return source;
  }

  static of(model: CorpusModel, listed: readonly InputFile[], chosen: ChosenFormat): ImportSource {
    return new ImportSource(model, mainFiles(listed, chosen.format), chosen);
  }

  /** How many files there are. */
  get files(): number {
    return this.main.length;
  }

  /** Read anew at each call; nothing is kept. A reader that fails is told: nothing that is imported ends the program. */
  async *documents(report: (issue: ReadIssue) => void): AsyncGenerator<ExchangeDocument> {
    const { format } = this.chosen;
    for await (const { files, shown } of readInput(this.model.allFiles, this.main, format, report)) {
      const texts = await this.textsFor(files);
      const tell = (issue: ReadIssue): void =>
        report({ ...issue, file: shown.get(issue.file) ?? issue.file });
      try {
        yield* format.read(files, { report: tell, textOf: (name) => texts.get(name) });
      } catch (error) {
        const [file = ''] = shown.values();
        report({ file, message: message('read.failed', { reason: messageOf(error) }) });
      }
    }
  }

  /** What is to be told where no annotation was found: what there is in the first file. */
  async nothingFound(): Promise<ReadIssue | undefined> {
    const { format } = this.chosen;
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

  /** Texts of the corpus for files without theirs, by the names that the files may mean. */
  private async textsFor(files: InputFiles): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    const documents = await this.model.corpus.documents();
    for (const path of files.keys()) {
      const name = path.replace(/\.[^./]*$/, '');
      if (path.endsWith('.txt') || files.has(`${name}.txt`)) continue;
      const document =
        documents.find((one) => one.name === name) ?? documents.find((one) => one.name.endsWith(`/${name}`));
      const text = document && (await readCorpusText(this.model, document, () => undefined));
      if (document && text) texts.set(name, text.file).set(document.name, text.file);
    }
    return texts;
  }
}
