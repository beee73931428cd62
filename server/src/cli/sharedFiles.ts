/** Files of an export that hold more than one document, or belong to all: begun anew, then grown. */
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExchangeDocument, FormatWriter, OutputFile } from '../formats/format.js';
import { outputPath } from './annotating.js';

export class SharedFiles {
  private readonly begun = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly writer: FormatWriter,
  ) {}

  private async put(files: readonly OutputFile[]): Promise<void> {
    for (const { path: relative, content } of files) {
      const file = outputPath(this.folder, relative);
      if (this.begun.has(relative)) await appendFile(file, content);
      else {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
      }
      this.begun.add(relative);
    }
  }

  async add(document: ExchangeDocument): Promise<void> {
    await this.put(this.writer.document(document));
  }

  async end(): Promise<void> {
    await this.put(this.writer.end());
  }
}
