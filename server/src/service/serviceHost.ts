/** What the service is given, and whom it tells. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Message } from '../messages/message.js';
import type { Format } from '../messages/formatter.js';
import type { FileSystem } from '../corpus/files/fileSystem.js';
import type { CacheStore } from '../corpus/index/cache/cacheStore.js';
import type { TaggerTrainer } from '../corpus/learning/taggerTraining.js';
import type { TextReader } from '../corpus/index/textReading.js';
import type { ModelHost } from '../corpus/modelHost.js';
import type { SuggestionSource } from '../suggestions/sources.js';
import type { AskSettings } from './settingsByCorpus.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';

/** Work that the client shows, and how far it is. */
export interface ShownWork {
  report(done: number, total: number): void;
  /** Whoever sees it wants it to end. */
  readonly isEnded: boolean;
  end(): void;
}

/** Shows work that goes on in the background, under its title. */
export type BeginWork = (title: Message) => ShownWork;

export interface ServiceHost {
  readonly fileSystem: FileSystem;
  readonly recogniser: Recogniser;
  /** Threads that read texts where all documents of a corpus are looked through, where there are any. */
  readonly reader?: TextReader;
  /** Trains the taggers of corpora; absent: none is trained by itself. */
  readonly train?: TaggerTrainer;
  /** Where what was read of texts is kept from one start to the next; asked for when a corpus is first looked through. */
  readonly cache?: () => CacheStore | undefined;
  /** Addresses of folders for copies of decisions that cannot be written where they belong. */
  readonly rescueFolders?: readonly string[];
  /** What suggests beside it. */
  readonly sources?: readonly SuggestionSource[];
  /** Makes sources of the recommenders that a corpus names. */
  readonly recommenders?: ModelHost['recommenders'];
  /** Lets others work between two slices. */
  readonly pause: () => Promise<void>;
  /** Tells messages in the reader's language. */
  readonly say: Format;
  readonly log: (message: string) => void;
  /** What the state of a document says has changed; `isTyped`: since its text has, which the client knows itself. */
  readonly stateChanged: (uri: string, isTyped?: boolean) => void;
  /** More of a long text that is read for the first time is known than the client was told, and not all of it yet. */
  readonly readFurther?: (uri: string) => void;
  /** What is wrong with a file of a corpus now; an empty list where nothing is. */
  readonly fileProblems: (uri: string, problems: readonly Diagnostic[]) => void;
  /** What was done of the server's own accord, for the user to read. */
  readonly tell?: (said: string) => void;
  /** More is known of a corpus (its address) than when it was asked about. */
  readonly corpusChanged: (root: string) => void;
  /** Absent: nothing is shown. */
  readonly beginWork?: BeginWork;
  /** Whether the client tells of files that change; without it, they are looked at before each question about a corpus. */
  readonly watchesFiles?: () => boolean;
  /** Files of these globs belong to corpora, beside `*.txt`: the client is to tell when they change. */
  readonly watch?: (globs: readonly string[]) => void;
  /** Asks for the settings that the client has for a folder; absent where it has none. */
  readonly settingsOf?: AskSettings;
  /** Diagnostics may differ though no text changed. */
  readonly decisionsChanged: () => void;
}
