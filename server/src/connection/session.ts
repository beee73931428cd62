/** What the groups of requests share. */
import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CacheStore } from '../corpus/index/cache/cacheStore.js';
import type { Format } from '../messages/formatter.js';
import type { Recommenders } from '../recommenders/recommenders.js';
import type { Transports } from '../recommenders/transports.js';
import type { Settings } from '../protocol/settings.js';
import type { DiagnosticReports } from '../service/document/diagnosticReports.js';
import type { LanguageService } from '../service/languageService.js';
import type { ServiceHost } from '../service/serviceHost.js';
import type { Outline } from './outline.js';

export interface ServerHost extends Pick<
  ServiceHost,
  'fileSystem' | 'recogniser' | 'rescueFolders' | 'reader' | 'train'
> {
  /** Whose annotations are written where the client does not say. */
  readonly defaultAnnotator: string;
  readonly version: string;
  /** Address of the folder of the docs, which diagnostics lead to. */
  readonly docs?: string;
  /** Where what was read of texts is kept from one start to the next: in a folder, by its path, or where the platform has its own. */
  readonly cacheIn?: (folder: string | undefined) => CacheStore | undefined;
  /** How other recognisers are reached; absent where they cannot be. */
  readonly transports?: Transports;
  /** Lets other messages be handled between two slices of work. */
  readonly pause: () => Promise<void>;
}

/** What the client said that it can, or wants. */
export interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly watchRegistration: boolean;
  /** Fixes can be offered for files that are no documents. */
  readonly codeActionRegistration: boolean;
  /** Document symbols can be offered anew. */
  readonly symbolRegistration: boolean;
  /** Shows work of the server's own accord. */
  readonly workProgress: boolean;
  readonly commandLinks: boolean;
  /** Renames are written by the server. */
  readonly writesNames: boolean;
  /** Shows what a change of the whole corpus would do. */
  readonly previewsChanges: boolean;
}

/** One client, from its first message to its last. */
export interface Session {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly service: LanguageService;
  readonly recommenders: Recommenders;
  readonly outline: Outline;
  /** Open documents by URI, kept here since the service needs the changes themselves (annotations follow the typing). */
  readonly texts: Map<string, TextDocument>;
  readonly reports: DiagnosticReports;
  /** Of documents that are not open. */
  readonly closedReports: DiagnosticReports;
  /** Globs of the files that the client is asked to watch. */
  readonly watched: Set<string>;
  /** None before the client has told them. */
  abilities: ClientAbilities;
  settings: Settings;
  /** None before the client has said where. */
  cache: CacheStore | undefined;
  /** Tells messages in the client's language; the same function for as long as the session lasts. */
  readonly say: Format;
  /** What `say` goes by: English before the client has told its language. */
  format: Format;
}
