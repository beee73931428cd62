/** Repositories of git with a corpus in them, and what people do there. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';

export const DOCUMENTS = 'my corpus/documents.json';
export const GOLD = 'my corpus/annotations/gold/000_4c4651075b1dae0f.jsonl';

/** A line of an annotation file. */
export const line = (id: string, start: number, label: string, text = 'مراكش'): string =>
  `{"start": ${start}, "end": ${start + text.length}, "text": "${text}", "label": "${label}", "id": "${id}"}\n`;

/** In the first line of a file whose words are these, the label. */
export const labelled =
  (words: string, label: string) =>
  (content: string): string =>
    content.replace(new RegExp(`("text": "${words}", "label": ")[A-Z]+`), `$1${label}`);

const TOOL = path.resolve('dist/cli.js');

export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** A person's working copy. Configuration of the machine is not looked at. */
export class Repository {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    readonly folder: string,
    readonly home = temporaryFolder('git-home'),
  ) {
    this.env = {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: path.join(home, '.gitconfig'),
      GIT_EDITOR: 'true',
      GIT_AUTHOR_NAME: 'أمل',
      GIT_AUTHOR_EMAIL: 'amal@example.org',
      GIT_COMMITTER_NAME: 'أمل',
      GIT_COMMITTER_EMAIL: 'amal@example.org',
    };
  }

  /** A new repository with the seeds as its corpus, in a folder below it. */
  static withSeeds(folder: string): Repository {
    mkdirSync(folder, { recursive: true });
    const repository = new Repository(folder);
    repository.git('init', '--quiet', '--initial-branch=main');
    cpSync('seeds', path.join(folder, 'my corpus'), { recursive: true });
    repository.commit('seeds');
    return repository;
  }

  private run(command: string, argv: readonly string[]): Ended {
    try {
      const output = execFileSync(command, argv, {
        cwd: this.folder,
        env: this.env,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return { code: 0, output, errors: '' };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { code: status, output: stdout, errors: stderr };
    }
  }

  /** What git says, whatever comes of it. */
  tried(...argv: readonly string[]): Ended {
    return this.run('git', argv);
  }

  /** What git says; throws where it fails. */
  git(...argv: readonly string[]): string {
    const { code, output, errors } = this.tried(...argv);
    if (code !== 0) throw new Error(`git ${argv.join(' ')}: ${errors}${output}`);
    return output;
  }

  hawashi(...argv: readonly string[]): Ended {
    return this.run(process.execPath, [TOOL, ...argv]);
  }

  /** A step of a job in a folder of the repository: its shell ends at the first command that fails, as those of forges do. */
  step(script: string, folder: string, env: NodeJS.ProcessEnv): Ended {
    const there = new Repository(path.join(this.folder, folder));
    Object.assign(there.env, env);
    return there.run('bash', ['-e', '-o', 'pipefail', '-c', script]);
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  clone(name: string): Repository {
    const folder = path.join(path.dirname(this.folder), name);
    this.git('clone', '--quiet', this.folder, folder);
    return new Repository(folder);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file: string, content: string): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), content);
  }

  edit(file: string, edit: (content: string) => string): void {
    this.write(file, edit(this.read(file)));
  }
}
