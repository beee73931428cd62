import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { DEFAULT_SETTINGS } from '../../../server/src/service/settings.js';
import { openCorpus } from './corpus.js';

/** Holds the reading of one annotator's files up. */
class Slow extends MemoryFileSystem {
  holds: string | undefined;
  private waiting: (() => void)[] = [];

  goOn(): void {
    this.holds = undefined;
    for (const go of this.waiting.splice(0)) go();
  }

  override async readFile(uri: string): Promise<Uint8Array> {
    if (this.holds !== undefined && uri.includes(this.holds))
      await new Promise<void>((go) => this.waiting.push(go));
    return super.readFile(uri);
  }
}

describe('another annotator', () => {
  it('gets his decisions into his own file, however long that of the one before him is read', async () => {
    const files = new Slow({ '/corpus/hawashi.json': '{}', '/corpus/a.txt': 'زار الوفد مراكش.\n' });
    const { service, uri } = await openCorpus('زار الوفد مراكش.\n', {}, undefined, undefined, {
      fileSystem: files,
    });
    files.holds = '/anna/';
    service.configure({ ...DEFAULT_SETTINGS, annotator: 'anna' });
    // So far that anna's file is being read.
    for (let i = 0; i < 50; i++) await Promise.resolve();
    service.configure({ ...DEFAULT_SETTINGS, annotator: 'bert' });
    const range = { start: { line: 0, character: 10 }, end: { line: 0, character: 15 } };
    await service.state(uri);
    files.goOn();
    for (let i = 0; i < 50; i++) await Promise.resolve();
    const { done } = await service.edit(uri, { kind: 'tag', range, label: 'GPE' });
    assert.ok(done);
    await service.flush();
    assert.equal(files.text('/corpus/annotations/anna/a.jsonl'), undefined);
    assert.match(files.text('/corpus/annotations/bert/a.jsonl') ?? '', /مراكش/);
  });
});
