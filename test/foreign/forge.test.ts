/** Corpora on a forge that runs no driver: what jobs of it do. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { skip, works } from './foreign.js';
import { DOCUMENTS, GOLD, labelled, line, Repository } from './repository.js';

/** A bare repository, as a forge has it, with a branch of somebody, and the clone of a job. */
function forge(
  change: (repository: Repository) => void,
  onMain = (author: Repository): void => author.edit(GOLD, (content) => content + line('main', 6000, 'ORG')),
): { job: Repository; bare: string } {
  const author = Repository.withSeeds(path.join(temporaryFolder('forge'), 'author'));
  const bare = path.join(path.dirname(author.folder), 'bare.git');
  author.git('checkout', '--quiet', '-b', 'topic');
  change(author);
  author.commit('topic');
  author.git('checkout', '--quiet', 'main');
  onMain(author);
  author.commit('main');
  author.git('clone', '--quiet', '--bare', author.folder, bare);
  return { job: new Repository(bare).clone('job'), bare };
}

describe('a forge that runs no driver', function () {
  before(function () {
    if (!works('git', '--version')) skip(this, 'there is no git');
  });

  it('has branches merged by a job', () => {
    const { job, bare } = forge((author) =>
      author.edit(GOLD, (content) => content + line('topic', 6000, 'GPE')),
    );
    assert.equal(job.tried('merge', '--no-edit', 'origin/topic').code, 1, 'git by itself has no conflict');
    job.git('merge', '--abort');
    const { code, errors } = job.hawashi('git', 'merge-branch', 'origin/topic', 'my corpus');
    assert.equal(code, 0, errors);
    job.git('push', '--quiet', 'origin', 'HEAD:main');
    const merged = new Repository(bare).git('show', `main:${GOLD}`);
    for (const id of ['main', 'topic']) assert.match(merged, new RegExp(`"id": "${id}"`));
    assert.equal(job.git('status', '--porcelain'), '');
    assert.doesNotMatch(job.read('.git/config'), /\[merge/);
  });

  it('has nothing merged where there is a conflict', () => {
    const { job } = forge((author) => author.edit(GOLD, (content) => content + line('main', 6000, 'GPE')));
    const before = job.git('rev-parse', 'HEAD');
    const { code, errors } = job.hawashi('git', 'merge-branch', 'origin/topic', 'my corpus');
    assert.equal(code, 1);
    assert.match(errors, /both sides changed label/);
    assert.equal(job.git('rev-parse', 'HEAD'), before);
    assert.equal(job.git('status', '--porcelain'), '');
  });

  it('has a summary of each branch, with what is told anew and how annotators agree', () => {
    const { job } = forge((author) => {
      author.edit(GOLD, labelled('المغرب', 'PERS'));
      author.write(
        'my corpus/annotations/أمل/000_4c4651075b1dae0f.jsonl',
        author.read(GOLD).split('\n').toSpliced(0, 1).join('\n'),
      );
    });
    const { code, output } = job.hawashi('git', 'summary', 'main', 'origin/topic', 'my corpus');
    assert.equal(code, 0, output);
    assert.match(output, /^# What changes in the corpus$/m);
    assert.match(output, /^\| annotations\/gold\/000.*\.jsonl \| 0 \| 0 \| 1 \|$/m);
    assert.match(output, /label GPE → PERS/);
    assert.match(output, /^- warning .*consistency\.two-labels/m);
    assert.match(output, /\| 0 → 1 \| – → 0\.98/);
    const broken = job.hawashi('git', 'summary', 'nowhere');
    assert.deepEqual([broken.code, /no commit «nowhere»/.test(broken.errors)], [2, true]);
  });
});

/** What the steps of the workflows in the docs run, by their names, or by the first words of what they run. */
function stepsOf(page: string): ReadonlyMap<string, string> {
  const steps = new Map<string, string>();
  const pattern = /^( *)- (?:name: (.+)\n(?:\1  (?!run:).*\n)*\1  )?run: (?:\|\n((?:\1    .*\n)+)|(.+)\n)/gmu;
  for (const [, , name, block, line] of page.matchAll(pattern)) {
    const script = (block ?? line!).replace(/^ +/gmu, '').trim();
    steps.set(name ?? script.split(' ').slice(0, 2).join(' '), script);
  }
  return steps;
}

describe('the recipes of docs/ci.md', function () {
  this.timeout(120_000);
  const page = readFileSync('docs/ci.md', 'utf8');
  const steps = stepsOf(page);
  let programs: string;

  before(function () {
    if (!works('git', '--version') || !works('bash', '--version')) skip(this, 'there is no git, or no bash');
    programs = temporaryFolder('programs');
    const program = (name: string, script: string): void =>
      writeFileSync(path.join(programs, name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
    program(
      'hawashi',
      `exec ${JSON.stringify(process.execPath)} ${JSON.stringify(path.resolve('dist/cli.js'))} "$@"`,
    );
    // Nobody has commented yet.
    program('gh', 'echo "$@" >> "$ASKED"; [[ "$*" != *--edit-last* ]]');
    program('curl', 'echo "$@" >> "$ASKED"');
  });

  /** Runs a step of a job in the corpus, and gives what a file of it holds then. */
  const run = (job: Repository, name: string, env: NodeJS.ProcessEnv = {}): void => {
    const script =
      steps.get(name) ?? assert.fail(`no step ${name}; there are ${[...steps.keys()].join(', ')}`);
    stepped(job, script, env);
  };
  const stepped = (job: Repository, script: string, env: NodeJS.ProcessEnv): void => {
    const given = { PATH: `${programs}${path.delimiter}${process.env['PATH']}`, ...env };
    const { code, errors, output } = job.step(script, 'my corpus', given);
    assert.equal(code, 0, `${script}\n${errors}${output}`);
  };
  /** Annotates words of the document. */
  const marking =
    (id: string, words: string) =>
    (author: Repository): void => {
      const at = author.read('my corpus/000_4c4651075b1dae0f.txt').indexOf(words);
      author.edit(GOLD, (content) => content + line(id, at, 'MISC', words));
    };
  const topic = () => forge(marking('topic', 'للتصدي'), marking('main', 'كونيا'));
  /** The branch as its pull request has it. */
  const asked = (job: Repository): NodeJS.ProcessEnv => {
    job.git('checkout', '--quiet', 'origin/topic');
    return {
      BASE: job.git('rev-parse', 'origin/main').trim(),
      NUMBER: '7',
      ASKED: path.join(job.folder, 'asked'),
    };
  };

  it('check a corpus, and count', () => {
    const { job } = topic();
    run(job, 'Check the corpus');
    assert.equal((JSON.parse(job.read('my corpus/corpus.sarif')) as { version: string }).version, '2.1.0');
    run(job, 'Count', { GITHUB_STEP_SUMMARY: path.join(job.folder, 'summary') });
    assert.match(job.read('summary'), /^```\n[^]*annotations[^]*\n```\n$/);
  });

  it('say on a pull request what it changes', () => {
    const { job } = topic();
    const env = asked(job);
    run(job, 'Say what changes', env);
    assert.match(job.read('my corpus/summary.md'), /\| annotations\/gold\/000.*\| 1 \| 0 \| 0 \|/);
    run(job, 'Comment', env);
    assert.match(job.read('asked'), /^pr comment 7 --edit-last .*\npr comment 7 --body-file summary\.md\n$/);
  });

  it('merge a branch where the forge would not', () => {
    const { job, bare } = topic();
    run(job, 'Merge', { BRANCH: 'topic' });
    const merged = new Repository(bare).git('show', `main:${GOLD}`);
    for (const id of ['main', 'topic']) assert.match(merged, new RegExp(`"id": "${id}"`));
  });

  it('do the same on GitLab', () => {
    const { job } = topic();
    const { BASE, ASKED } = asked(job);
    const gitLab = page.slice(page.indexOf('## GitLab'), page.indexOf('## Before a commit'));
    const scripts = [...gitLab.matchAll(/^  script:\n((?:    .*\n)+)/gmu)].flatMap(([, lines]) =>
      lines!
        .split(/^    - /mu)
        .slice(1)
        .map((script) => script.replace(/^>\n/u, '').replace(/\n +/gu, ' ').trim()),
    );
    assert.equal(scripts.length, 5);
    const env = {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
      CI_API_V4_URL: 'https://forge.example/api/v4',
      ASKED,
    };
    for (const script of scripts) stepped(job, script, env);
    assert.ok(
      Array.isArray((JSON.parse(job.read('my corpus/findings.json')) as { findings: unknown }).findings),
    );
    assert.match(job.read('asked'), /body@summary\.md https:\/\/forge\.example\/api\/v4\/projects/);
  });

  it('keep a commit back that brings errors', () => {
    const { job } = topic();
    const hook = /```sh\n(#!\/bin\/sh\n[^]*?)```/u.exec(page.slice(page.indexOf('## Before a commit')))?.[1];
    const env = { PATH: `${programs}${path.delimiter}${process.env['PATH']}` };
    const committed = (): number => job.step('git add --all && git commit --quiet -m x', '.', env).code;
    // The corpus of these tests is below the top of its repository.
    writeFileSync(path.join(job.folder, '.git/hooks/pre-commit'), hook!.replace(')"', ')/my corpus"'), {
      mode: 0o755,
    });
    marking('more', 'الجهود')(job);
    job.write(DOCUMENTS, '{');
    assert.notEqual(committed(), 0);
    job.git('checkout', 'HEAD', '--', DOCUMENTS);
    assert.equal(committed(), 0);
  });
});
