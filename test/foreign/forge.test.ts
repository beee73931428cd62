/** Corpora on a forge that runs no driver: what jobs of it do. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { skip, works } from './foreign.js';
import { GOLD, labelled, line, Repository } from './repository.js';

describe('a forge that runs no driver', function () {
  before(function () {
    if (!works('git', '--version')) skip(this, 'there is no git');
  });

  /** A bare repository, as a forge has it, with a branch of somebody, and the clone of a job. */
  function forge(change: (repository: Repository) => void): { job: Repository; bare: string } {
    const author = Repository.withSeeds(path.join(temporaryFolder('forge'), 'author'));
    const bare = path.join(path.dirname(author.folder), 'bare.git');
    author.git('checkout', '--quiet', '-b', 'topic');
    change(author);
    author.commit('topic');
    author.git('checkout', '--quiet', 'main');
    author.edit(GOLD, (content) => content + line('main', 6000, 'ORG'));
    author.commit('main');
    author.git('clone', '--quiet', '--bare', author.folder, bare);
    return { job: new Repository(bare).clone('job'), bare };
  }

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
