/** The settings that hold: those of the client, and those that it has for the folder of one corpus. */
import type { Settings } from '../protocol/settings.js';
import { DEFAULT_SETTINGS } from './settings.js';

/** Asks the client what it has for a folder; undefined where it has nothing else, or cannot be asked. */
export type AskSettings = (root: string) => Promise<Settings | undefined>;

export class SettingsByCorpus {
  private readonly byRoot = new Map<string, Settings>();

  constructor(private readonly askClient?: AskSettings) {}

  /** Where no corpus has others. */
  general: Settings = DEFAULT_SETTINGS;

  /** `root`: address of the folder of a corpus. */
  of(root: string | undefined): Settings {
    return (root !== undefined && this.byRoot.get(root)) || this.general;
  }

  /** Asks for those of a corpus, which is about to be looked at. */
  async ask(root: string): Promise<void> {
    const settings = await this.askClient?.(root);
    if (settings) this.byRoot.set(root, settings);
    else this.byRoot.delete(root);
  }

  /** Whether a client has settings for folders at all. */
  get canAsk(): boolean {
    return this.askClient !== undefined;
  }
}
