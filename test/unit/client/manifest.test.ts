/** What package.json contributes and what the sources hold must agree. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ACTIONS, commandId, KEYED_ACTIONS } from '../../../client/actions/actions.js';
import { contributions, withCommandTitles, type ManifestTexts } from '../../../scripts/contributions.js';
import { ANNOTATOR_PATTERN } from '../../../server/src/annotation/annotatorName.js';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly colors: readonly { readonly id: string; readonly defaults: { readonly light: string } }[];
    readonly keybindings: readonly {
      readonly key: string;
      readonly command: string;
      readonly when?: string;
      readonly args?: { readonly key?: string; readonly shift?: boolean };
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    /** What models read of them is English. */
    readonly languageModelTools: readonly { readonly inputSchema: object }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = readFileSync('package.json', 'utf8');
const { contributes } = JSON.parse(manifest) as Manifest;
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as ManifestTexts;

/** What a person may read of the manifest. */
const READ = new Set([
  'title',
  'description',
  'markdownDescription',
  'patternErrorMessage',
  'contents',
  'label',
]);
/** Names and examples, the same in every language. */
const UNTRANSLATED = new Set(['Hawashi']);

const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join('client/src', file), 'utf8'))
  .join('\n');

const registered = (command: string) => {
  const name = command.slice('hawashi.'.length);
  return new RegExp(`registerCommand\\(\\s*'${name}'`).test(sources);
};

describe('the manifest', () => {
  const commands = new Set(contributes.commands.map(({ command }) => command));

  it('declares every command that keys and menus name', () => {
    const named = [
      ...contributes.keybindings.map(({ command }) => command),
      ...Object.values(contributes.menus).flatMap((menu) => menu.flatMap(({ command }) => command ?? [])),
    ];
    assert.deepEqual(
      named.filter((command) => command.startsWith('hawashi.') && !commands.has(command)),
      [],
    );
  });

  it('declares no command that nothing registers', () => {
    const built = new Set(DEFAULT_LABELS.map(({ name }) => `hawashi.tag.${name}`));
    assert.deepEqual(
      [...commands].filter((command) => !built.has(command) && !registered(command)),
      [],
    );
  });

  it('says of commands, keys, menus and tools what their tables say (npm run document)', () => {
    const { commands, keybindings, menus, languageModelTools } = contributes;
    assert.deepEqual({ commands, keybindings, menus, languageModelTools }, contributions());
  });

  it('has the titles of the table of actions in package.nls.json (npm run document)', () => {
    assert.deepEqual(Object.entries(texts), Object.entries(withCommandTitles(texts)));
  });

  it('names texts of package.nls.json, each of them, and holds no sentence itself', () => {
    const named = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(texts).sort());
    const held: unknown[] = [];
    const tools = contributes.languageModelTools.map(({ inputSchema: _, ...read }) => read);
    const ofPeople = JSON.stringify({
      ...(JSON.parse(manifest) as object),
      contributes: { ...contributes, languageModelTools: tools },
    });
    JSON.parse(ofPeople, (key, value: unknown) => {
      if (READ.has(key) && typeof value === 'string' && !/^%.+%$/.test(value) && !UNTRANSLATED.has(value))
        held.push(value);
      return value;
    });
    assert.deepEqual(held, []);
  });

  it('binds in the annotating mode every single key that does something there', () => {
    const bound = new Set(
      contributes.keybindings
        .filter(({ command }) => command === commandId('annotatingKey'))
        .map(({ args }) => `${args?.shift ? 'Shift+' : ''}${args?.key}`),
    );
    const keys = KEYED_ACTIONS.flatMap((action) =>
      ACTIONS[action].annotatingMode === false ? [] : (ACTIONS[action].keys ?? []),
    );
    assert.deepEqual(
      keys.filter((key) => !key.startsWith('Ctrl+') && !bound.has(key)),
      [],
    );
  });

  it('binds no key twice in the same place', () => {
    const places = contributes.keybindings.map(({ key, when }) => `${key} when ${when}`);
    assert.deepEqual(
      places.filter((place, i) => places.indexOf(place) !== i),
      [],
    );
  });

  it('has a colour and a command for each label of the guidelines, the light one that of the label set', () => {
    const colors = new Map(contributes.colors.map(({ id, defaults }) => [id, defaults.light]));
    for (const { name, color } of DEFAULT_LABELS) {
      assert.equal(colors.get(`hawashi.label${name}`), color);
      assert.ok(colors.has(`hawashi.label${name}Background`), name);
      assert.ok(commands.has(`hawashi.tag.${name}`), name);
    }
  });

  it('holds names of annotators against what the server does', () => {
    const { pattern } = contributes.configuration.properties['hawashi.annotator'] as { pattern: string };
    assert.equal(pattern, ANNOTATOR_PATTERN);
  });

  it('describes every setting that the sources read', () => {
    const settings = readFileSync('client/src/settings.ts', 'utf8');
    const read = [...settings.matchAll(/\.get(?:<\w+>)?\('([\w.]+)'/g)].map(([, name]) => `hawashi.${name}`);
    assert.ok(read.length > 5);
    assert.deepEqual(
      read.filter((name) => !(name in contributes.configuration.properties)),
      [],
    );
  });
});
