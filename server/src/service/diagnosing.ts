/** What is told of documents: what is wrong with each by itself, with its files, and beside the other documents. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusModels } from '../corpus/corpusModels.js';
import { normaliseUri, relativePath } from '../corpus/files/uris.js';
import type { Snapshot } from '../corpus/snapshot.js';
import type { DocumentProblems } from '../protocol/problems.js';
import { ConflictRequests } from './corpus/conflictRequests.js';
import { ConsistencyRequests } from './corpus/consistencyRequests.js';
import { isOff } from './document/diagnosticCodes.js';
import { diagnostics } from './document/diagnostics.js';
import { problemsOf } from './document/problems.js';
import { diagnosticOf } from './fileProblems.js';
import type { OpenDocuments } from './openDocuments.js';
import type { ServiceHost } from './serviceHost.js';
import type { SettingsByCorpus } from './settingsByCorpus.js';

export interface DiagnosingParts {
  readonly models: CorpusModels;
  readonly documents: OpenDocuments;
  readonly settings: SettingsByCorpus;
  readonly host: ServiceHost;
}

export class Diagnosing {
  /** What does not agree over documents. */
  readonly consistency: ConsistencyRequests;
  /** What merges left in the corpora's own files. */
  readonly conflicts: ConflictRequests;

  constructor(private readonly parts: DiagnosingParts) {
    const { models, settings, host } = parts;
    this.conflicts = new ConflictRequests(models, host.say);
    this.consistency = new ConsistencyRequests({
      models,
      annotator: ({ root }) => settings.of(root).annotator,
      say: host.say,
      log: host.log,
      changed: (model, names) => this.consistencyChanged(model, names),
    });
  }

  private consistencyChanged(model: CorpusModel, names: ReadonlySet<string>): void {
    const { documents, host } = this.parts;
    for (const { place, document } of documents.in(model))
      if (names.has(place?.document.name ?? '')) host.stateChanged(document.uri);
    host.decisionsChanged();
  }

  /** What is told of an open document. */
  async of(uri: string, snapshot: Snapshot): Promise<Diagnostic[]> {
    const { documents, settings, host } = this.parts;
    const open = await documents.placed(uri);
    const model = open?.place?.model;
    return this.wanted(uri, [
      ...(open?.problems ?? []),
      ...diagnostics(snapshot, settings.of(snapshot.corpus?.root).diagnostics, host.say),
      ...(model ? await this.consistency.of(model, snapshot) : []),
    ]);
  }

  /** Without the kinds that are switched off. */
  wanted(uri: string, found: readonly Diagnostic[]): Diagnostic[] {
    const { models, settings } = this.parts;
    const roots = [...models.roots()].filter((each) => relativePath(each, normaliseUri(uri)) !== undefined);
    // Of corpora in each other the innermost has it.
    const root = roots.sort((a, b) => b.length - a.length)[0];
    const { off = [] } = settings.of(root).diagnostics;
    return found.filter(({ code }) => !isOff(String(code), off));
  }

  /** What is wrong with a document, its file and its annotation file, with fixes; without a snapshot it is no text. */
  async problems(uri: string, snapshot: Snapshot | undefined): Promise<DocumentProblems> {
    const { documents, host } = this.parts;
    const open = documents.get(uri);
    const ofFiles = open?.store?.problems.map((problem) => ({
      file: problem.file,
      diagnostic: diagnosticOf(problem, host.say),
    }));
    const found = snapshot ? await this.of(uri, snapshot) : (open?.problems ?? []);
    return problemsOf(snapshot, { diagnostics: found, ofFiles }, host.say);
  }
}
