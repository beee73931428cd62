/** The findings of `check` as text like a compiler's, as JSON, or as SARIF 2.1.0 for code hosts. */
import { version } from '../../../package.json';
import { diagnosticHelp } from '../service/document/diagnosticPages.js';

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
  /** Places that have to do with it. */
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace extends Pick<Finding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'> {
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
  const uri = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return {
    $schema: uri,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hawashi', semanticVersion: version, rules: codes.map(sarifRule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { CORPUS: { uri: `${root}/` } },
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: SARIF_LEVELS[finding.level],
          message: { text: finding.message },
          locations: [{ physicalLocation: sarifPlace(finding) }],
          ...(finding.related && {
            relatedLocations: finding.related.map((place, id) => ({
              id,
              physicalLocation: sarifPlace(place),
              message: { text: place.message },
            })),
          }),
        })),
      },
    ],
  };
}

/** With what the docs say of it, which code hosts show beside a result. */
function sarifRule(id: string): unknown {
  const help = diagnosticHelp(id);
  return help === undefined ? { id } : { id, help: { text: help, markdown: help } };
}

function sarifPlace({ file, line, column, endLine, endColumn }: Omit<RelatedPlace, 'message'>): unknown {
  return {
    artifactLocation: { uri: encodeURI(file), uriBaseId: 'CORPUS' },
    region: {
      startLine: line,
      startColumn: column,
      ...(endLine !== undefined && { endLine, endColumn }),
    },
  };
}
