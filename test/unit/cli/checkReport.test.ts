import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { reportAs, type Finding } from '../../../server/src/cli/checkReport.js';
import { DIAGNOSTIC_CODES } from '../../../server/src/service/document/diagnosticCodes.js';
import { documentedCodes } from '../../../server/src/service/document/diagnosticPages.js';
import { folderOf, tool } from './tool.js';

/** The schema of SchemaStore, RTM 5 of OASIS' (Apache 2.0); of draft 4, of which it uses nothing that later drafts do not have. */
function sarifSchema(): (value: unknown) => string {
  const file = readFileSync('test/fixtures/sarif/sarif-2.1.0-rtm.5.json', 'utf8');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(file) as Record<string, unknown>;
  const uri = (text: string): boolean => URL.canParse(text);
  const reference = (text: string): boolean => URL.canParse(text, 'file:///c/') && !/\s/.test(text);
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: { uri, 'uri-reference': reference, 'date-time': true },
  });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? '' : ajv.errorsText(validate.errors));
}

const line = (value: object): string => JSON.stringify(value) + '\n';
const tagged = (start: number, text: string, label: string) => ({
  ...{ start, end: start + text.length, text, label },
});

/** A corpus that is wrong in many ways. */
const files = {
  'hawashi.json': '{}',
  'ملف أول.txt': 'زار نيل جيتون مراكش \u202eأمس.\n',
  'b.txt': 'وصل نيل جيتون يوم 31 نونبر 2023.\n',
  'c.txt': 'قال نيل جيتون.\n',
  'annotations/gold/ملف أول.jsonl': line(tagged(4, 'نيل جيتون', 'PERS')),
  'annotations/gold/b.jsonl': line(tagged(4, 'نيل جيتون', 'PERS')) + '{"start":0,\n',
  'annotations/gold/c.jsonl': line(tagged(4, 'نيل جيتون', 'ORG')),
  'annotations/gold/gone.jsonl': line(tagged(0, 'نص', 'ORG')),
};

describe('the report of hawashi check', () => {
  const validate = sarifSchema();

  it('is SARIF as its schema has it', async () => {
    const { code, output } = await tool(['check', await folderOf(files), '--format', 'sarif', '--hints']);
    assert.equal(code, 1);
    const report = JSON.parse(output) as {
      runs: { results: { ruleId: string; relatedLocations?: object[] }[] }[];
    };
    assert.equal(validate(report), '');
    const { results } = report.runs[0]!;
    const codes = results.map(({ ruleId }) => ruleId);
    for (const wanted of [
      'consistency.two-labels',
      'corpus.no-document',
      'corpus.broken-file',
      'time.impossible-date',
    ])
      assert.ok(codes.includes(wanted), `${wanted} in ${codes.join()}`);
    assert.equal(
      results.find(({ ruleId }) => ruleId === 'consistency.two-labels')?.relatedLocations?.length,
      2,
    );
    assert.notEqual(validate({ ...report, version: '2.2' }), '');
  });

  it('is SARIF of nothing, and of codes that no page tells of', () => {
    const finding: Finding = { file: 'a b.txt', line: 1, column: 1, level: 'hint', code: 'x.y', message: '' };
    for (const findings of [[], [finding]])
      assert.equal(validate(JSON.parse(reportAs('sarif', findings, 'file:///c'))), '');
  });

  it('tells the other places in JSON', async () => {
    const { output } = await tool(['check', await folderOf(files), '--format', 'json']);
    const { findings } = JSON.parse(output) as { findings: Finding[] };
    const [labels, ...others] = findings.filter(({ code }) => code === 'consistency.two-labels');
    assert.equal(others.length, 0);
    assert.deepEqual([labels?.file, labels?.line, labels?.column, labels?.level], ['c.txt', 1, 5, 'warning']);
    assert.deepEqual(labels?.related?.map(({ file }) => path.basename(file)).sort(), [
      'b.txt',
      'ملف أول.txt',
    ]);
  });

  it('leaves out what is switched off, and what was dismissed', async () => {
    const codes = async (more: Readonly<Record<string, string>>, ...argv: string[]) => {
      const { output } = await tool([
        'check',
        await folderOf({ ...files, ...more }),
        '--format',
        'json',
        ...argv,
      ]);
      return (JSON.parse(output) as { findings: Finding[] }).findings.map(({ code }) => code);
    };
    const without = await codes({}, '--off', 'consistency.*', 'corpus.no-document');
    assert.ok(without.includes('corpus.broken-file'));
    assert.ok(without.every((code) => !code.startsWith('consistency.') && code !== 'corpus.no-document'));
    const subject = 'نيل جيتون|ORG|PERS';
    for (const document of [{ document: 'c' }, {}])
      assert.ok(
        !(
          await codes({ 'dismissed.jsonl': line({ code: 'consistency.two-labels', subject, ...document }) })
        ).includes('consistency.two-labels'),
      );
    const elsewhere = line({ code: 'consistency.two-labels', subject, document: 'b' });
    assert.ok((await codes({ 'dismissed.jsonl': elsewhere })).includes('consistency.two-labels'));
    assert.ok((await codes({ 'dismissed.jsonl': '{"code":1}\n' })).includes('corpus.broken-file'));
  });

  it('has a page for each code', () => {
    assert.deepEqual([...documentedCodes()].sort(), [...DIAGNOSTIC_CODES].sort());
  });
});
