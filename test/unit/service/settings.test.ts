import assert from 'node:assert/strict';
import type { Settings } from '../../../server/src/protocol/settings.js';
import { parseSettings } from '../../../server/src/service/settings.js';

const BEFORE: Settings = {
  annotator: 'amal',
  minimumConfidence: 0.5,
  diagnostics: { boilerplate: true, bidiControls: false },
};

describe('settings as they are sent', () => {
  function check(
    title: string,
    sent: unknown,
    changed: Partial<Settings>,
    problems: readonly string[] = [],
  ): void {
    it(title, () => {
      const parsed = parseSettings(sent, BEFORE);
      assert.deepEqual(parsed.settings, { ...BEFORE, ...changed });
      assert.deepEqual(
        parsed.problems.map((problem) => problem.slice(0, problem.indexOf(':'))),
        problems,
      );
    });
  }
  check('nothing', undefined, {});
  check('null, as a client says that it has none', null, {});
  check('no object', 'annotator=amal', {});
  check(
    'all',
    { annotator: 'zaki', minimumConfidence: 0.9, diagnostics: { boilerplate: false, bidiControls: true } },
    { annotator: 'zaki', minimumConfidence: 0.9, diagnostics: { boilerplate: false, bidiControls: true } },
  );
  check(
    'one',
    { diagnostics: { boilerplate: false } },
    { diagnostics: { boilerplate: false, bidiControls: false } },
  );
  check('keys that are not known', { annotator: 'zaki', theme: 'dark' }, { annotator: 'zaki' });
  check('an annotator without a name', { annotator: ' ' }, {});
  check('an annotator that is no folder name', { annotator: '../a:b' }, { annotator: '-a-b' });
  check('an annotator of dots alone', { annotator: '..' }, { annotator: 'annotator' });
  check('a confidence below all', { minimumConfidence: -3 }, { minimumConfidence: 0 });
  check('a confidence above all', { minimumConfidence: 1e9 }, { minimumConfidence: 1 });
  check('a confidence that is no number', { minimumConfidence: Number.NaN }, {}, ['minimumConfidence']);
  check(
    'what is wrong is told, what is right beside it taken',
    { annotator: 7, minimumConfidence: '1', diagnostics: { boilerplate: 'no', bidiControls: true } },
    { diagnostics: { boilerplate: true, bidiControls: true } },
    ['annotator', 'minimumConfidence', 'diagnostics.boilerplate'],
  );
});
