/** `hawashi git`: what git is told about corpora, and what it calls then. */
import { BadUse } from '../messages.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { diffDriver, fileLines } from './diffDriver.js';
import { mergeDriver } from './mergeDriver.js';
import { mergeBranch } from './mergeBranch.js';
import { summary } from './summary.js';
import { difftool, page } from './page.js';
import { setUpGit, type SetupAction } from './setup.js';

export interface GitOptions extends Partial<Record<SetupAction, true>> {
  readonly global?: true;
}

type Action = (args: readonly string[], run: Run) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = {
  'merge-driver': mergeDriver,
  'diff-driver': diffDriver,
  lines: fileLines,
  page,
  difftool,
  summary,
  'merge-branch': mergeBranch,
};

const SETUPS: readonly SetupAction[] = ['enable', 'disable', 'check'];

export async function gitCommand(args: readonly string[], options: GitOptions, run: Run): Promise<number> {
  const asked = SETUPS.filter((action) => options[action]);
  if (asked.length > 1)
    throw new BadUse(say('tool.git.oneOf', { known: SETUPS.map((action) => `--${action}`) }));
  if (asked[0]) {
    if (args.length > 1) throw new BadUse(say('tool.git.oneFolder'));
    return setUpGit(asked[0], args[0] ?? '.', options.global === true, run);
  }
  const [name, ...rest] = args;
  const action = name === undefined ? undefined : ACTIONS[name];
  if (!action) {
    const known = [...SETUPS.map((setup) => `--${setup}`), ...Object.keys(ACTIONS)];
    throw new BadUse(
      name === undefined
        ? say('tool.git.noAction', { known })
        : say('tool.git.unknownAction', { known, given: name }),
    );
  }
  return action(rest, run);
}
