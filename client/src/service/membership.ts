/**
 * Which text files are ours: those of a corpus get the language `hawashi`, and with it the editor defaults for
 * Arabic and the language server. All other plain-text files stay as they are.
 */
import { FileSystemError, languages, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import { LANGUAGE, type LanguageService } from './languageService.js';

const CORPUS_FILE = 'hawashi.json';

export class Membership implements Disposable {
  private readonly disposables: Disposable[];
  /** Documents that were ours once: who sets their language back means it. */
  private readonly served = new WeakSet<TextDocument>();
  /** Folder → whether it or one above it holds a corpus file. */
  private readonly folders = new Map<string, Promise<boolean>>();

  constructor(private readonly service: LanguageService) {
    const watcher = workspace.createFileSystemWatcher(`**/${CORPUS_FILE}`);
    this.disposables = [
      watcher,
      watcher.onDidCreate(() => this.considerAll()),
      watcher.onDidChange(() => this.considerAll()),
      watcher.onDidDelete(() => this.considerAll()),
      workspace.onDidOpenTextDocument((document) => void this.consider(document)),
    ];
    this.considerAll();
  }

  /** Looks at all open documents anew, as after a corpus was made. */
  considerAll(): void {
    this.folders.clear();
    for (const document of workspace.textDocuments) void this.consider(document);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Whether a file is a document of a corpus, by its name. */
  async isOfCorpus(uri: Uri): Promise<boolean> {
    if (uri.scheme !== 'file' || !(await this.isBelowCorpus(Uri.joinPath(uri, '..')))) return false;
    return (await this.service.request('hawashi/serves', { uri: uri.toString() })) ?? false;
  }

  private async consider(document: TextDocument): Promise<void> {
    if (document.languageId === LANGUAGE) {
      this.served.add(document);
      await this.service.start();
      return;
    }
    if (document.languageId !== 'plaintext' || this.served.has(document)) return;
    if (!(await this.isOfCorpus(document.uri)) || document.isClosed || document.languageId !== 'plaintext')
      return;
    this.served.add(document);
    await languages.setTextDocumentLanguage(document, LANGUAGE);
  }

  private isBelowCorpus(folder: Uri): Promise<boolean> {
    const key = folder.toString();
    let known = this.folders.get(key);
    if (!known) this.folders.set(key, (known = this.findAbove(folder)));
    return known;
  }

  private async findAbove(folder: Uri): Promise<boolean> {
    if (await exists(Uri.joinPath(folder, CORPUS_FILE))) return true;
    const parent = Uri.joinPath(folder, '..');
    return parent.path === folder.path ? false : this.isBelowCorpus(parent);
  }
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    // A file that is there but cannot be read is the server's to report.
    return error instanceof FileSystemError && error.code !== 'FileNotFound';
  }
}
