/** What a model of a corpus is given from outside. */
import type { Message } from '../messages/message.js';
import type { SuggestionSource } from '../suggestions/sources.js';
import type { AttributeDefinition } from '../annotation/attributes.js';
import type { LabelDefinition } from '../annotation/model.js';
import type { FileSystem } from './files/fileSystem.js';
import type { CacheStore } from './index/cache/cacheStore.js';
import type { TextReader } from './index/textReading.js';
import type { TaggerTrainer } from './learning/taggerTraining.js';
import type { RecommenderDefinition } from './recommenders.js';
import type { OpenText } from './documentTexts.js';
import type { SlicedRecogniser } from './liveRecognition.js';

export interface ModelHost {
  readonly files: FileSystem;
  readonly recogniser: SlicedRecogniser;
  /** The document that an editor has open at an address (as `normaliseUri` spells it): its text counts, not the file's. */
  readonly openText?: OpenText;
  /** Lets others work between two slices of what somebody waits for. */
  readonly pause?: () => Promise<void>;
  /** More of a long open text (by its address) has been read than before, and not all of it yet. */
  readonly readFurther?: (uri: string) => void;
  /** The same for what nobody waits for. */
  readonly pauseInBackground?: () => Promise<void>;
  /** Suggestions below it are not shown, 0 to 1. */
  readonly minimumConfidence?: (root: string) => number;
  /** Threads that read texts for the index; without any, they are read between what others ask. */
  readonly reader?: TextReader;
  /** Where what was read of texts is kept from one start to the next; without it, all is read at each. */
  readonly cache?: () => CacheStore | undefined;
  /** Trains the taggers of corpora, in a thread of their own. */
  readonly train?: TaggerTrainer;
  /** Waited for before a corpus is looked at, by the address of its folder. */
  readonly opening?: (root: string) => Promise<void>;
  /** What suggests beside the recogniser; among the equally sure the earlier one is preferred. */
  readonly sources?: readonly SuggestionSource[];
  /** Makes sources of the recommenders that a corpus names; called again when it names others. */
  readonly recommenders?: (
    corpus: {
      readonly root: string;
      readonly labels: readonly LabelDefinition[];
      readonly attributes: readonly AttributeDefinition[];
    },
    definitions: readonly RecommenderDefinition[],
  ) => readonly SuggestionSource[];
  /** Told what goes wrong where nobody asked. */
  readonly log?: (message: Message) => void;
  /** Milliseconds before each further try to write, after a failure; none: it is not tried again. */
  readonly retryDelays?: readonly number[];
}
