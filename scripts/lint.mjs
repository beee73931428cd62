// @ts-check
// Runs the checks side by side: npm run lint [-- CHECK …]
import { CHECKS, runCheck } from './lint/checks.mjs';
import { main, Problem } from './vscode/programs.mjs';

await main(async () => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CHECKS);
  const unknown = names.find((name) => !CHECKS[name]);
  if (unknown) throw new Problem(`unknown check: ${unknown}; there are ${Object.keys(CHECKS).join(', ')}`);
  const failed = await Promise.all(
    names.map(async (name) => {
      const trouble = await runCheck(name);
      console.log(trouble === undefined ? `✓ ${name}` : `✗ ${name}\n${trouble}`);
      return trouble !== undefined;
    }),
  );
  return failed.includes(true) ? 1 : 0;
});
