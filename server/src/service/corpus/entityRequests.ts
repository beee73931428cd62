/** What clients ask about the entities of corpora. */
import type { SymbolInformation } from 'vscode-languageserver-types';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import type { EntityProfile, EntityRow, EntitySummary } from '../../protocol/entities.js';
import type { Requests } from '../../protocol/requests.js';
import type { CorpusRequests } from './corpusRequests.js';
import type { Looked } from './entityFaces.js';
import { entityProfile, entityRow } from './entityProfile.js';
import { entitySymbols } from './entitySymbols.js';

export interface EntityHost {
  /** The corpora that are open. */
  readonly models: () => Promise<readonly CorpusModel[]>;
  readonly modelAt: (uri: string) => Promise<CorpusModel | undefined>;
  readonly snapshot: (uri: string) => Promise<Snapshot | undefined>;
  readonly annotatorIn: (model: CorpusModel) => string;
  readonly requests: CorpusRequests;
}

export class EntityRequests {
  constructor(private readonly host: EntityHost) {}

  /** A document with the corpus that it belongs to. */
  async looked(snapshot: Snapshot): Promise<Looked> {
    return { snapshot, model: await this.host.modelAt(snapshot.document.uri) };
  }

  /** Entities of the corpus of a document for what was typed so far. */
  async find(asked: Requests['hawashi/entities'][0]): Promise<readonly EntitySummary[]> {
    const { modelAt, snapshot, annotatorIn, requests } = this.host;
    const model = await modelAt(asked.uri);
    return model ? requests.entities(model, await snapshot(asked.uri), annotatorIn(model), asked) : [];
  }

  /** All entities of a corpus, its own first, then the more frequent ones; null while it is looked through. */
  async list(uri: string): Promise<readonly EntityRow[] | null> {
    const { modelAt, annotatorIn, requests } = this.host;
    const model = await modelAt(uri);
    if (!model?.corpus.isFolder) return [];
    const directory = await requests.wholeDirectory(model, annotatorIn(model));
    return directory?.all.map((entity) => entityRow(entity, model)) ?? null;
  }

  /** All that the corpus says of an entity; null where there is none. */
  async profile(uri: string, entity: string, isCancelled: () => boolean): Promise<EntityProfile | null> {
    const { modelAt, annotatorIn, requests } = this.host;
    const model = await modelAt(uri);
    if (!model?.corpus.isFolder) return null;
    const annotator = annotatorIn(model);
    const directory = await requests.wholeDirectory(model, annotator);
    return directory ? entityProfile({ model, annotator, directory }, entity, isCancelled) : null;
  }

  /** The entities of all corpora that are open, by what was typed of a name. */
  async symbols(query: string, isCancelled: () => boolean): Promise<SymbolInformation[]> {
    const { models, annotatorIn, requests } = this.host;
    const found: SymbolInformation[] = [];
    for (const model of await models()) {
      const annotator = annotatorIn(model);
      const directory = await requests.directory(model, undefined, annotator);
      found.push(...(await entitySymbols({ model, annotator, directory }, query, isCancelled)));
    }
    return found;
  }
}
