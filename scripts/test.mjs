// @ts-check
// Builds everything and runs the test suites, one after the other; the last line adds them up.
//
// usage: npm test [-- SUITE …] [--grep TEXT] [--no-build]
// Suites: walls, unit, foreign, server, extension, stories, packaged (all when none is named). --grep runs the tests whose title holds TEXT.
// One story, without building anew what is built: npm test -- stories --grep "tags a selection" --no-build
// A story that failed leaves a picture of its window in out/failures. VERBOSE=1 also shows what VS Code's own log says.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, runSuite, suites } from './tests/suites.mjs';
import { main, Problem, run } from './vscode/programs.mjs';
import { projectFolder } from './vscode/server.mjs';

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, 'no-build': { type: 'boolean', default: false } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(suites);
  const unknown = names.find((name) => !suites[name]);
  if (unknown) throw new Problem(`unknown suite: ${unknown}; there are ${Object.keys(suites).join(', ')}`);
  if (!values['no-build']) {
    // a test that was renamed or taken away must not run from an older build
    await rm(path.join(projectFolder, 'out/test'), { recursive: true, force: true });
    for (const args of [['esbuild.mjs'], ['esbuild.mjs', '--tests']]) {
      const code = await run(process.execPath, args, { cwd: projectFolder, timeLimit: 120_000 });
      if (code !== 0) throw new Problem('The build failed.');
    }
  }
  await prepare(names);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) {
    const tally = await runSuite(name, values.grep);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
