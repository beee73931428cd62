/** What the docs say of each diagnostic, and where: a heading a code. */
import pages from '../../../../docs/diagnostics.md';

const lines = pages.split('\n');
const HEADING = /^### ([a-z]+\.[a-z-]+)$/;

/** Where each code's heading is, lines counted from 1. */
const headings: ReadonlyMap<string, number> = new Map(
  lines.flatMap((line, i) => {
    const code = HEADING.exec(line)?.[1];
    return code === undefined ? [] : [[code, i + 1] as const];
  }),
);

/** Address of the page of a code, at its line, as editors open it; `docs` is the address of the folder. */
export function diagnosticPage(code: string, docs: string): string | undefined {
  const line = headings.get(code);
  return line === undefined ? undefined : `${docs}/diagnostics.md#L${line}`;
}

/** What the docs say of a code, in Markdown. */
export function diagnosticHelp(code: string): string | undefined {
  const line = headings.get(code);
  if (line === undefined) return undefined;
  const rest = lines.slice(line);
  const end = rest.findIndex((each) => each.startsWith('#'));
  return rest
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}

/** The codes that the docs tell of. */
export const documentedCodes = (): readonly string[] => [...headings.keys()];
