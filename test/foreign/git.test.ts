/** Corpora in git itself: what its merges, rebases and comparisons make of them with the drivers. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { skip, works } from './foreign.js';
import { DOCUMENTS, GOLD, labelled, line, Repository } from './repository.js';

describe('a corpus in git', function () {
  before(function () {
    if (!works('git', '--version')) skip(this, 'there is no git');
  });

  const enabled = (): Repository => {
    const repository = Repository.withSeeds(path.join(temporaryFolder('git'), 'a repository'));
    assert.equal(repository.hawashi('git', '--enable', 'my corpus').code, 0);
    repository.commit('attributes');
    return repository;
  };

  it('is told to git, again without effect, and taken back to what it was', () => {
    const repository = Repository.withSeeds(path.join(temporaryFolder('git'), 'it’s here'));
    const before = repository.read('.git/config');
    const state = (): string => repository.read('.git/config') + repository.read('my corpus/.gitattributes');
    assert.equal(repository.hawashi('git', '--check', 'my corpus').code, 1);
    assert.equal(repository.hawashi('git', '--enable', 'my corpus').code, 0);
    const told = state();
    assert.equal(repository.hawashi('git', '--enable', 'my corpus').code, 0);
    assert.equal(state(), told);
    assert.equal(repository.hawashi('git', '--check', 'my corpus').code, 0);
    assert.equal(repository.hawashi('git', '--disable', 'my corpus').code, 0);
    assert.equal(repository.read('.git/config'), before);
    assert.ok(!existsSync(path.join(repository.folder, 'my corpus/.gitattributes')));
    assert.equal(repository.hawashi('git', '--disable', 'my corpus').code, 0);
  });

  it('leaves attributes of others alone, and changes its own where the folder has another name', () => {
    const repository = Repository.withSeeds(path.join(temporaryFolder('git'), 'r'));
    repository.write('my corpus/.gitattributes', '*.txt -text');
    repository.hawashi('git', '--enable', 'my corpus');
    repository.edit('my corpus/hawashi.json', () => '{"annotations": "حواشي أولى"}');
    assert.equal(repository.hawashi('git', '--check', 'my corpus').code, 1);
    repository.hawashi('git', '--enable', 'my corpus');
    const attributes = repository.read('my corpus/.gitattributes');
    assert.equal(attributes.split('merge=hawashi').length, 8, attributes);
    assert.match(repository.git('check-attr', 'merge', 'my corpus/حواشي أولى/أمل/a b.jsonl'), /: hawashi$/m);
    repository.hawashi('git', '--disable', 'my corpus');
    assert.equal(repository.read('my corpus/.gitattributes'), '*.txt -text\n');
  });

  it('is told to git for everything of a person', () => {
    const repository = Repository.withSeeds(path.join(temporaryFolder('git'), 'r'));
    assert.equal(repository.hawashi('git', '--enable', '--global').code, 0);
    assert.match(repository.git('check-attr', 'merge', GOLD), /: hawashi$/m);
    assert.equal(repository.hawashi('git', '--check', '--global').code, 0);
    assert.equal(repository.hawashi('git', '--disable', '--global').code, 0);
    assert.match(repository.git('check-attr', 'merge', GOLD), /: unspecified$/m);
  });

  it('says where there is no repository', () => {
    const { code, errors } = new Repository(temporaryFolder('no-git')).hawashi('git', '--enable');
    assert.equal(code, 2);
    assert.match(errors, /is in no repository/);
  });

  it('merges what two people did to one file, from a bare repository, by rebase and by merge', () => {
    const first = enabled();
    const bare = path.join(path.dirname(first.folder), 'bare.git');
    first.git('clone', '--quiet', '--bare', first.folder, bare);
    first.git('remote', 'add', 'origin', bare);
    const second = new Repository(bare).clone('second');
    assert.equal(second.hawashi('git', '--enable', 'my corpus').code, 0);
    for (const way of ['--rebase', '--no-rebase']) {
      first.git('pull', '--quiet', '--no-rebase', 'origin', 'main');
      second.git('pull', '--quiet', '--no-rebase', 'origin', 'main');
      first.edit(GOLD, (content) => labelled('المغرب', 'LOC')(content) + line(`f${way}`, 5000, 'GPE'));
      first.edit(DOCUMENTS, (content) => content.replace('"2024-11-08"', `"2024-11-0${way.length}"`));
      first.commit('first');
      first.git('push', '--quiet', 'origin', 'main');
      // Neighbours of what was changed: a conflict for git by itself.
      second.edit(
        GOLD,
        (content) =>
          labelled('حموشي', way === '--rebase' ? 'MISC' : 'ORG')(content) + line(`s${way}`, 5000, 'ORG'),
      );
      second.commit('second');
      second.git('pull', '--quiet', way, 'origin', 'main');
      const merged = second.read(GOLD);
      for (const id of [`f${way}`, `s${way}`]) assert.equal(merged.split(`"id": "${id}"`).length, 2, merged);
      assert.match(merged, /"المغرب", "label": "LOC"/);
      assert.match(second.read(DOCUMENTS), new RegExp(`2024-11-0${way.length}`));
      second.git('push', '--quiet', 'origin', 'main');
    }
  });

  it('stops where both changed the same, names it, and goes on when it is settled', () => {
    const repository = enabled();
    repository.git('checkout', '--quiet', '-b', 'أمل/موضوع');
    repository.edit(GOLD, labelled('المغرب', 'ORG'));
    repository.commit('theirs');
    repository.git('checkout', '--quiet', 'main');
    repository.edit(GOLD, labelled('المغرب', 'LOC'));
    repository.edit(GOLD, labelled('حموشي', 'MISC'));
    repository.commit('ours');
    const { code, errors } = repository.tried('merge', 'أمل/موضوع');
    assert.equal(code, 1);
    assert.match(errors, /«المغرب»: both sides changed label/);
    const merged = repository.read(GOLD).split('\n');
    const at = merged.indexOf('<<<<<<< ours');
    assert.deepEqual(
      merged.slice(at + 1, at + 5).map((each) => /"label": "([A-Z]+)"/.exec(each)?.[1] ?? each),
      ['LOC', '=======', 'ORG', '>>>>>>> theirs'],
    );
    assert.equal(merged.filter((each) => each.startsWith('<<<<<<<')).length, 1);
    assert.match(merged.join('\n'), /"حموشي", "label": "MISC"/);
    repository.edit(GOLD, (content) =>
      content.replace(/<<<<<<< ours\n(.*\n)=======\n.*\n>>>>>>> theirs\n/, '$1'),
    );
    repository.commit('settled');
    assert.equal(repository.git('status', '--porcelain'), '');
  });

  it('is cherry-picked, stashed, and merged in the middle of a rebase', () => {
    const repository = enabled();
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.edit(GOLD, labelled('المغرب', 'ORG'));
    repository.commit('one');
    repository.edit(GOLD, (content) => content + line('two', 6000, 'GPE'));
    repository.commit('two');
    repository.git('checkout', '--quiet', 'main');
    repository.edit(GOLD, (content) => content + line('main', 6000, 'ORG'));
    repository.commit('main');
    repository.git('checkout', '--quiet', '-b', 'picked');
    repository.git('cherry-pick', 'topic');
    assert.match(repository.read(GOLD), /"id": "main"[^]*"id": "two"|"id": "two"[^]*"id": "main"/);
    assert.match(repository.read(GOLD), /"المغرب", "label": "GPE"/);

    repository.edit(GOLD, (content) => content + line('stashed', 6000, 'LOC'));
    repository.git('stash', '--quiet');
    repository.edit(GOLD, (content) => content + line('more', 6000, 'FAC'));
    repository.commit('more');
    repository.git('stash', 'pop', '--quiet');
    for (const id of ['stashed', 'more', 'main', 'two'])
      assert.match(repository.read(GOLD), new RegExp(`"id": "${id}"`));
    repository.git('checkout', '--quiet', '--', '.');

    repository.git('checkout', '--quiet', 'main');
    repository.edit(GOLD, labelled('المغرب', 'LOC'));
    repository.commit('other label');
    repository.git('checkout', '--quiet', 'topic');
    assert.equal(repository.tried('rebase', 'main').code, 1);
    assert.ok(existsSync(path.join(repository.folder, '.git/rebase-merge')));
    repository.edit(GOLD, (content) =>
      content.replace(/<<<<<<< ours\n.*\n=======\n(.*\n)>>>>>>> theirs\n/, '$1'),
    );
    repository.git('add', '--all');
    repository.git('rebase', '--continue');
    const rebased = repository.read(GOLD);
    assert.match(rebased, /"المغرب", "label": "ORG"/);
    for (const id of ['main', 'two']) assert.match(rebased, new RegExp(`"id": "${id}"`));
  });

  it('is merged under names that are hard for shells', () => {
    const repository = enabled();
    const hard = `my corpus/annotations/أمل بنت "علي" $HOME/it's.jsonl`;
    repository.write(hard, line('a', 0, 'GPE'));
    repository.commit('base');
    repository.git('checkout', '--quiet', '-b', 'فرع/ثان');
    repository.write(hard, line('a', 0, 'GPE') + line('b', 9, 'ORG'));
    repository.commit('theirs');
    repository.git('checkout', '--quiet', 'main');
    repository.write(hard, line('a', 0, 'LOC') + line('c', 9, 'PERS'));
    repository.commit('ours');
    repository.git('merge', '--quiet', '--no-edit', 'فرع/ثان');
    assert.equal(repository.read(hard), line('a', 0, 'LOC') + line('b', 9, 'ORG') + line('c', 9, 'PERS'));
  });

  it('is compared a line a change, and by git itself a line a line', () => {
    const repository = enabled();
    repository.edit(
      GOLD,
      (content) => labelled('حموشي', 'MISC')(content) + line('n', 7000, 'GPE', 'مراكش 1'),
    );
    repository.edit(GOLD, (content) => content.split('\n').toSpliced(0, 1).join('\n'));
    assert.equal(
      repository.git('diff').replaceAll(/[\u2068\u2069]/g, ''),
      [
        `${GOLD}: 1 added, 1 removed, 1 changed`,
        '- GPE «المغرب» (canonical morocco)',
        '~ PERS «حموشي»: label PERS → MISC',
        '+ GPE «مراكش 1»',
        '',
      ].join('\n'),
    );
    assert.match(repository.git('diff'), /«\u2068مراكش 1\u2069»/);
    repository.commit('changed');
    assert.match(repository.git('log', '-p', '-1'), /^\+7000–7007 GPE «\u2068مراكش 1\u2069»$/m);
    assert.match(repository.git('show', 'HEAD', '--', GOLD), /^-0–6 GPE/m);
    assert.match(repository.git('blame', GOLD), /7000–7007 GPE/);
  });

  it('is compared on a page, with before and after in the text', () => {
    const repository = enabled();
    repository.edit(GOLD, labelled('المغرب', 'LOC'));
    repository.edit(DOCUMENTS, (content) => content.replace('2024-11-08', '2024-11-09'));
    repository.write(
      'my corpus/annotations/<b>/a.jsonl',
      '{"start": 0, "end": 1, "text": "<", "label": "X"}\n',
    );
    const since = repository.hawashi('git', 'page', 'HEAD', '', 'my corpus');
    assert.equal(since.code, 2, 'an empty name is no commit');
    const page = repository.git('-C', 'my corpus', 'rev-parse', '--short', 'HEAD').trim();
    repository.commit('changed');
    const { code, output } = repository.hawashi('git', 'page', page, 'HEAD', 'my corpus');
    assert.equal(code, 0);
    assert.match(
      output,
      new RegExp(`<th scope="col"><bdi>${page}</bdi></th><th scope="col"><bdi>HEAD</bdi></th>`),
    );
    assert.match(
      output,
      /<mark class="gone">المغرب<\/mark>[^]*<li class="gone" dir="auto"><bdi>GPE «المغرب»/,
    );
    assert.match(output, /<mark class="new">المغرب<\/mark>[^]*<li class="new" dir="auto"><bdi>LOC «المغرب»/);
    assert.match(output, /<bdi>documents\.json<\/bdi>[^]*2024-11-08[^]*2024-11-09/);
    assert.match(output, /<bdi>annotations\/&lt;b&gt;\/a\.jsonl<\/bdi>/);
    assert.doesNotMatch(output, /<script|<b>|https?:/);
    for (const action of ['page', 'summary']) {
      const elsewhere = repository.hawashi('git', action, 'HEAD', 'HEAD', '.git/..');
      assert.deepEqual([elsewhere.code, /holds no corpus/.test(elsewhere.errors)], [2, true], action);
    }
    const same = repository.hawashi('git', 'page', 'HEAD', 'HEAD', 'my corpus');
    assert.match(same.output, /Nothing is annotated otherwise/);
  });

  it('is compared on a page by git difftool', () => {
    const repository = enabled();
    repository.write('README', 'read me');
    repository.commit('also');
    repository.write('README', 'read me again');
    repository.edit(GOLD, labelled('المغرب', 'LOC'));
    repository.git('config', 'web.browser', 'copying');
    repository.git('config', 'browser.copying.cmd', 'f() { cp "$1" "$HOME/shown.html"; }; f');
    repository.git('difftool', '--dir-diff', '--tool=hawashi');
    assert.match(
      readFileSync(path.join(repository.home, 'shown.html'), 'utf8'),
      /<mark class="new">المغرب<\/mark>/,
    );
    repository.git('config', 'browser.copying.cmd', 'false');
    assert.match(
      repository.tried('difftool', '--no-prompt', '--trust-exit-code', '--tool=hawashi', '--', 'README')
        .errors,
      /--dir-diff/,
    );
    for (const side of ['left', 'right']) repository.write(`${side}/${GOLD}`, line('a', 0, side));
    const failed = repository.hawashi('git', 'difftool', 'left', 'right');
    assert.equal(failed.code, 1);
    assert.match(failed.errors, /no browser could be started[^]*the page is .*\.html/);
  });

  it('keeps a broken side as it is', () => {
    const repository = enabled();
    repository.git('checkout', '--quiet', '-b', 'broken');
    repository.edit(DOCUMENTS, (content) => content.slice(0, -4));
    repository.edit(GOLD, (content) => content + '{"start": 4, \n');
    repository.commit('broken');
    repository.git('checkout', '--quiet', 'main');
    repository.edit(DOCUMENTS, (content) => content.replace('2024-11-08', '2024-11-09'));
    repository.edit(GOLD, labelled('المغرب', 'LOC'));
    repository.commit('ours');
    repository.tried('merge', '--no-edit', 'broken');
    assert.match(repository.read(GOLD), /\{"start": 4, \n/);
    assert.match(repository.read(GOLD), /"المغرب", "label": "LOC"/);
    assert.match(repository.read(DOCUMENTS), /2024-11-09/);
    assert.ok(readFileSync(path.join(repository.folder, DOCUMENTS), 'utf8').length > 100);
  });
});
