/** `hawashi formats`: the registry, for people, programs and the documentation. */
import { formatPlain } from '../messages/format.js';
import type { Format, FormatOptions, ImportFormat } from '../formats/format.js';
import { ALIASES, FORMATS, IMPORT_FORMATS, isWritten } from '../formats/registry.js';
import { EXIT_FINE } from './messages.js';
import type { Run } from './run.js';

export interface FormatsOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const defaults = (format: Format): FormatOptions =>
  Object.fromEntries(format.options.map(({ name, values }) => [name, values[0]!]));

const aliasesOf = (format: ImportFormat): string[] =>
  Object.keys(ALIASES).filter((alias) => ALIASES[alias]![0] === format.id);

export async function listFormats(options: FormatsOptions, run: Run): Promise<number> {
  if (options.json) await run.print(JSON.stringify(IMPORT_FORMATS.map(facts), null, 2) + '\n');
  else await run.print(options.markdown ? formatsPage() : formatsText());
  return EXIT_FINE;
}

function facts(format: ImportFormat): unknown {
  const { id, title, description, extension, specification, unit } = format;
  const known = {
    id,
    aliases: aliasesOf(format),
    title,
    description: formatPlain({ key: description }),
    extension,
    specification,
    unit,
    written: isWritten(format),
  };
  return isWritten(format) ? { ...known, ...writtenFacts(format) } : known;
}

function writtenFacts(format: Format): object {
  const {
    overlap,
    fragments = false,
    borders,
    attributes,
    relations,
    rejected,
    date,
    text,
    labels,
  } = format.carries(defaults(format));
  const carries = {
    overlap,
    fragments,
    borders,
    attributes: [...attributes],
    relations,
    rejected,
    date,
    text,
  };
  return {
    layout: format.layout,
    options: format.options.map((option) => ({
      ...option,
      description: formatPlain({ key: option.description }),
    })),
    carries: { ...carries, labels: labels && [...labels] },
  };
}

function formatsText(): string {
  const width = Math.max(...IMPORT_FORMATS.map((format) => format.id.length));
  return IMPORT_FORMATS.map((format) => {
    const lines = [
      `${format.id.padEnd(width)}  ${format.title}: ${formatPlain({ key: format.description })}`,
    ];
    const options = isWritten(format)
      ? format.options.map(({ name, values }) => `${name}=${values.join('|')}`).join(' ')
      : '';
    if (options !== '') lines.push(`${' '.repeat(width)}  --option ${options}`);
    return lines.join('\n') + '\n';
  }).join('');
}

const OVERLAP = { any: 'yes', nested: 'nested', none: 'no' } as const;
const BORDERS = { any: 'anywhere', visible: 'at visible characters', tokens: 'at tokens' } as const;

/** The page docs/formats.md. */
export function formatsPage(): string {
  const rows = FORMATS.map((format) => {
    const carries = format.carries(defaults(format));
    const attributes = [...carries.attributes].filter((key) => key !== 'id').join(', ') || 'none';
    const cells = [
      `[${format.title}](${format.specification})`,
      `\`${format.id}\``,
      `\`${format.extension}\`, one ${format.layout === 'document' ? 'a document' : 'for all'}`,
      format.unit,
      carries.labels ? [...carries.labels].join(', ') : 'any',
      OVERLAP[carries.overlap],
      carries.fragments ? 'yes' : 'no',
      BORDERS[carries.borders],
      attributes,
      carries.relations ? 'yes' : 'no',
      carries.date ? 'yes' : 'no',
      carries.fields ? 'yes' : 'no',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const details = FORMATS.map((format) => {
    const aliases = aliasesOf(format);
    const lines = [`### ${format.title}`, '', `${formatPlain({ key: format.description })}.`, ''];
    if (aliases.length > 0)
      lines.push(`Also called ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`, '');
    for (const { name, description, values } of format.options) {
      const choices = values.map((value, i) => `\`${value}\`${i === 0 ? ' (default)' : ''}`).join(', ');
      lines.push(`- \`--option ${name}=…\`: ${formatPlain({ key: description })}: ${choices}`);
    }
    if (format.options.length > 0) lines.push('');
    return lines.join('\n');
  });
  return [
    '<!-- Generated: node dist/cli.js formats --markdown > docs/formats.md -->',
    '',
    '# Exchange formats',
    '',
    'These formats are written (`hawashi export CORPUS --format ID --out FOLDER`, or the command *Export* of the',
    'editor) and read (`hawashi import`). After writing, an export is read back and compared span by span. What a',
    'format cannot carry is listed in `losses.csv` beside the export. The table is about the default options.',
    '',
    '| format | id | files | offsets count | labels | overlapping spans | gaps | spans begin and end | attributes | relations | dates | document fields |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Among the attributes, `attributes` are those that a corpus defines in its `hawashi.json`, of relations too; gaps',
    'are those of spans in several pieces. Document fields are what `documents.json` says of texts beside their date; what a',
    'file says under the name of one is taken in where the corpus says nothing, and told where it says something else.',
    '',
    'Rejected mentions are carried by Hawashi’s own format alone: any other tool would take them for annotations.',
    '',
    ...readAlone(),
    '## Options and other names',
    '',
    ...details,
  ].join('\n');
}

function readAlone(): string[] {
  const rows = IMPORT_FORMATS.filter((format) => !isWritten(format)).map(
    ({ title, specification, id, extension, unit, description }) =>
      `| [${title}](${specification}) | \`${id}\` | \`${extension}\` | ${unit} | ${formatPlain({ key: description })} |`,
  );
  return [
    '## Read alone',
    '',
    'Files of these are read (`hawashi import`, or *Import* of the editor), not written.',
    '',
    '| format | id | files | offsets count | what |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}
