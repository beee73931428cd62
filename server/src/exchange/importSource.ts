/** The documents of an import: files of another tool, read in a format, with texts of the corpus where they hold none. */
import { message } from '../messages/message.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { readCorpusText } from './corpusDocuments.js';
import type { ExchangeDocument, InputFiles, ReadIssue } from '../formats/format.js';
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

  /** Read anew at each call; nothing is kept. */
  async *documents(report: (issue: ReadIssue) => void): AsyncGenerator<ExchangeDocument> {
    const { format } = this.chosen;
    for await (const files of readInput(this.model.allFiles, this.main, format, report)) {
      const texts = await this.textsFor(files);
      yield* format.read(files, { report, textOf: (name) => texts.get(name) });
    }
  }

  /** Texts of the corpus for files that hold none, by the names that the files may mean. */
  private async textsFor(files: InputFiles): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    const { format, options } = this.chosen;
    if (format.carries(options).text !== 'none' && options['texts'] === undefined) return texts;
    const documents = await this.model.corpus.documents();
    for (const path of files.keys()) {
      const name = path.replace(/\.[^./]*$/, '');
      const document =
        documents.find((one) => one.name === name) ?? documents.find((one) => one.name.endsWith(`/${name}`));
      const text = document && (await readCorpusText(this.model, document, () => undefined));
      if (document && text) texts.set(name, text.file).set(document.name, text.file);
    }
    return texts;
  }
}
