/** The documents of an import: files of another tool, read in a format, with texts of the corpus where they hold none. */
import { message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { readCorpusText } from './corpusDocuments.js';
import { DocumentNames } from './documentNames.js';
import type { ExchangeDocument, ImportFormat, ReadIssue } from '../formats/format.js';
import { IN_PROJECTS } from '../formats/inception.js';
import { asWorkOf, membersOf, type Member } from '../formats/parts/inceptionProject.js';
import { baseName, parentUri } from '../corpus/files/uris.js';
import { outlineOf } from './inputOutline.js';
import { listInput, mainFiles, NoInput, readInput, type InputFile } from './inputFiles.js';

/** A file, and whose work it is where it lies in a folder of a project. */
interface WorkedFile extends InputFile {
  readonly member?: Member;
}

/** What projects that were unpacked hold: `annotation/letter.txt/anna.tsv`. */
function worked(main: readonly InputFile[], format: ImportFormat): readonly WorkedFile[] {
  if (!IN_PROJECTS.has(format)) return main;
  const places = main.map(({ uri }) => {
    const folder = parentUri(uri) ?? '';
    return [parentUri(folder) ?? '', folder, uri].map(baseName).join('/');
  });
  const members = new Map(membersOf(places).map((member) => [member.path, member]));
  return main.flatMap((file, i): WorkedFile[] => {
    const member = members.get(places[i]!);
    if (!member) return [];
    // Folders of other names than documents have are no projects.
    return [member.document?.includes('.') === true ? { ...file, member } : file];
  });
}

export class ImportSource {
  private readonly names: DocumentNames;

  private constructor(
    private readonly model: CorpusModel,
    private readonly main: readonly WorkedFile[],
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
    return new ImportSource(model, worked(mainFiles(listed, format), format), format);
  }

  /** How many files there are. */
  get files(): number {
    return this.main.length;
  }

  /** Names of what the corpus wants known of its documents, and of what else it says of them. */
  private get fields(): ReadonlySet<string> {
    const { corpus } = this.model;
    return new Set([...corpus.fieldDefinitions.map(({ name }) => name), ...corpus.usedFields()]);
  }

  /** Read anew at each call; nothing is kept. A reader that fails is told: nothing that is imported ends the program. */
  async *documents(report: (issue: ReadIssue) => void): AsyncGenerator<ExchangeDocument> {
    const { format } = this;
    for await (const { main, files, shown } of readInput(this.model.allFiles, this.main, format, report)) {
      const tell = (issue: ReadIssue): void =>
        report({ ...issue, file: shown.get(issue.file) ?? issue.file });
      try {
        for await (const document of format.read(files, {
          report: tell,
          textOf: (name) => this.textOf(name),
          fields: this.fields,
        }))
          yield main.member ? asWorkOf(main.member, document) : document;
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
