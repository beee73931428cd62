/** Runs git. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { BadUse } from '../messages.js';
import { say } from '../say.js';

export interface GitResult {
  readonly code: number;
  readonly output: Buffer;
  readonly errors: string;
}

/** Files of a repository may be large; more than this comes from no corpus. */
const MOST_OUTPUT = 1 << 30;

/** What git answers, whatever its exit code is. Throws `BadUse` where there is no git. */
export function git(folder: string, args: readonly string[], input?: string): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, encoding: 'buffer', maxBuffer: MOST_OUTPUT, windowsHide: true } as const;
    const child = execFile('git', args, options, (error, output, errors) => {
      const { code } = (error ?? { code: 0 }) as { readonly code?: number | string };
      if (code === 'ENOENT') reject(new BadUse(say('tool.git.noProgram')));
      else
        resolve({
          code: typeof code === 'number' ? code : 128,
          output,
          errors: errors.toString('utf8').trim(),
        });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** What git answers; throws what it says where it fails. */
export async function gitOutput(folder: string, args: readonly string[]): Promise<Buffer> {
  const { code, output, errors } = await git(folder, args);
  if (code !== 0) throw new Error(errors || `git ${args[0]}: ${code}`);
  return output;
}

/** Where the repository of a folder begins. Throws `BadUse` where it is in none. */
export async function repositoryOf(folder: string): Promise<string> {
  const { code, output, errors } = await git(folder, ['rev-parse', '--show-toplevel']);
  if (code !== 0) throw new BadUse(say('tool.git.noRepository', { folder, reason: errors }));
  return path.resolve(output.toString('utf8').replace(/\r?\n$/, ''));
}
