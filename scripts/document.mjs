// Writes what the manifest and the format registry say into README.md, between its markers.
// usage: node scripts/document.mjs [--check]   (--check: fails where README.md is not up to date)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const texts = JSON.parse(readFileSync('package.nls.json', 'utf8'));
/** The manifest with the English texts where it names their keys: `%command.accept%`. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8'), (_, value) => {
  const key = typeof value === 'string' && /^%(.+)%$/.exec(value)?.[1];
  return key ? texts[key] : value;
});
const { commands, keybindings, configuration, menus } = manifest.contributes;

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function commandTable() {
  const hidden = new Set(
    (menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command),
  );
  const keys = new Map(keybindings.map(({ command, key }) => [command, key]));
  const shown = commands.filter(({ command }) => !hidden.has(command));
  const labels = shown.filter(({ command }) => command.startsWith('hawashi.tag.'));
  const rows = shown
    .filter((command) => !labels.includes(command))
    .map(({ command, title }) => [
      title,
      keys.has(command) ? `\`${keys.get(command)}\`` : '',
      `\`${command}\``,
    ]);
  const tags = labels.map(({ command, title }) => {
    const key = keys.get(command);
    return `${title.replace('Tag as ', '')}${key ? ` \`${key}\`` : ''}`;
  });
  return `${table(['command', 'keys', 'id'], rows)}\n\nOne command a label, *Tag as …*: ${tags.join(', ')}.`;
}

function settingTable() {
  const rows = Object.entries(configuration.properties).map(
    ([name, { default: value, markdownDescription, description }]) => [
      `\`${name}\``,
      `\`${JSON.stringify(value)}\``,
      markdownDescription ?? description,
    ],
  );
  return table(['setting', 'default', 'what it does'], rows);
}

function formatTable() {
  const formats = JSON.parse(
    execFileSync('node', ['dist/cli.js', 'formats', '--json'], { encoding: 'utf8' }),
  );
  const list = Array.isArray(formats) ? formats : formats.formats;
  const rows = list.map(({ id, title, description }) => [`\`${id}\``, title, description]);
  return table(['id', 'format', 'what it is'], rows);
}

const parts = { commands: commandTable, settings: settingTable, formats: formatTable };
const before = readFileSync('README.md', 'utf8');
let after = before;
for (const [name, make] of Object.entries(parts)) {
  const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!marked.test(after)) throw new Error(`README.md has no place for ${name}`);
  after = after.replace(marked, (_, open, close) => `${open}\n${make()}\n\n${close}`);
}
if (after === before) console.log('README.md is up to date');
else if (process.argv.includes('--check')) {
  console.error('README.md is not what the manifest and the registry say: run npm run document');
  process.exitCode = 1;
} else {
  writeFileSync('README.md', after);
  console.log('README.md written');
}
