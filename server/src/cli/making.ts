import type { Command } from 'commander';
import type { Run } from './run.js';

/** What the commands are made with. */
export interface Making {
  readonly program: Command;
  /** Adds a command to the program. */
  readonly command: (name: string, description: string) => Command;
  readonly given: Run;
  /** Is told the exit code of the command that ran. */
  readonly end: (code: number) => void;
}
