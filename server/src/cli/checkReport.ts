/** The findings of `check` as text like a compiler's, as JSON, or as SARIF 2.1.0 for code hosts. */
import { version } from '../../../package.json';

export type ReportFormat = 'text' | 'json' | 'sarif';
export type FindingLevel = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong or doubtful at a place; lines and columns are 1-based, columns in UTF-16 units. */
export interface Finding {
  /** In reports: below the corpus folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly level: FindingLevel;
  readonly code: string;
  readonly message: string;
}

export function reportAs(format: ReportFormat, findings: readonly Finding[], root: string): string {
  if (format === 'json') return JSON.stringify({ findings }, null, 2) + '\n';
  if (format === 'sarif') return JSON.stringify(sarif(findings, root), null, 2) + '\n';
  return findings
    .map(
      ({ file, line, column, level, code, message }) =>
        `${file}:${line}:${column}: ${level}: ${message} [${code}]\n`,
    )
    .join('');
}

const SARIF_LEVELS: Readonly<Record<FindingLevel, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function sarif(findings: readonly Finding[], root: string): unknown {
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hawashi', semanticVersion: version, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { CORPUS: { uri: `${root}/` } },
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: SARIF_LEVELS[finding.level],
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(finding.file), uriBaseId: 'CORPUS' },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                  ...(finding.endLine !== undefined && {
                    endLine: finding.endLine,
                    endColumn: finding.endColumn,
                  }),
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
