/** What package.json contributes of the table of actions: commands, keys, menus, and the commands' titles for package.nls.json. Pure. */
import {
  ACTIONS,
  commandId,
  KEYED_ACTIONS,
  type Action,
  type CommandName,
} from '../client/actions/actions.js';
import type { ActionDefinition } from '../client/actions/definition.js';
import { toJsonSchema } from '@valibot/to-json-schema';
import {
  ABOUT_CORPUS_TOOLS,
  CORPUS_INPUT,
  CORPUS_TOOL_NAMES,
  CORPUS_TOOLS,
  languageModelToolId,
} from '../server/src/protocol/corpusTools.js';
import { LABEL_COMMANDS } from '../client/actions/labelCommands.js';

interface CommandContribution {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly icon?: string;
}

interface Keybinding {
  readonly key: string;
  readonly command: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly when: string;
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

/** A tool that chat models in VS Code can call. */
interface LanguageModelTool {
  readonly name: string;
  readonly toolReferenceName: string;
  readonly displayName: string;
  readonly userDescription: string;
  readonly modelDescription: string;
  readonly canBeReferencedInPrompt: boolean;
  readonly icon: string;
  readonly when: string;
  readonly tags: readonly string[];
  readonly inputSchema: object;
}

export interface Contributions {
  readonly commands: readonly CommandContribution[];
  readonly keybindings: readonly Keybinding[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly languageModelTools: readonly LanguageModelTool[];
}

/** Texts of package.nls.json by key. */
export type ManifestTexts = Readonly<Record<string, string>>;

const CATEGORY = 'Hawashi';
/** Begins the keys of commands' titles in package.nls.json. */
const TITLE_PREFIX = 'command.';
/** Begins every chord of ours. */
const LEADER = 'ctrl+alt+h';
const IN_TEXT = 'editorTextFocus && hawashi.active';
const IN_ANNOTATING_MODE = 'editorTextFocus && hawashi.annotating';
const OF_DOCUMENT = 'hawashi.active';

/** Keys that a label of some corpus may have. */
const LABEL_KEYS = [...'1234567890abcdefghijklmnopqrstuvwxyz'];

const SUBMENU: MenuItem = { submenu: 'hawashi.editor', when: OF_DOCUMENT, group: '1_hawashi' };

const entries = Object.entries(ACTIONS) as readonly [Action, ActionDefinition][];
const commands = entries.flatMap(([action, definition]) =>
  definition.title === undefined
    ? []
    : [{ ...definition, id: commandId(action as CommandName), title: definition.title }],
);

export function contributions(): Contributions {
  return {
    commands: commandList(),
    keybindings: [...chords(), ...singleKeys()],
    menus: menus(),
    languageModelTools: languageModelTools(),
  };
}

/** The texts of package.nls.json with the titles of commands as the table has them, those before all others. */
export function withCommandTitles(texts: ManifestTexts): ManifestTexts {
  const others = Object.entries(texts).filter(([key]) => !key.startsWith(TITLE_PREFIX));
  const titles = [
    ...commands.map(({ id, title }) => [titleKey(id), title]),
    ...LABEL_COMMANDS.map(({ command, title }) => [titleKey(commandId(command)), title]),
  ];
  return Object.fromEntries([...titles, ...others]) as ManifestTexts;
}

const titleKey = (id: string): string => TITLE_PREFIX + id.slice('hawashi.'.length);

/** What assistants can ask of a corpus, and of which one. */
function languageModelTools(): LanguageModelTool[] {
  return CORPUS_TOOL_NAMES.map((name) => {
    const { description, schema } = CORPUS_TOOLS[name];
    const { $schema: _, properties, ...inputSchema } = toJsonSchema(schema, { typeMode: 'input' });
    return {
      name: languageModelToolId(name),
      toolReferenceName: languageModelToolId(name),
      displayName: `%tool.${name}.title%`,
      userDescription: `%tool.${name}%`,
      modelDescription: `${description} ${ABOUT_CORPUS_TOOLS}`,
      canBeReferencedInPrompt: true,
      icon: '$(book)',
      when: 'isWorkspaceTrusted && hawashi.corpus',
      tags: ['hawashi', 'corpus', 'annotation'],
      inputSchema: { ...inputSchema, properties: { ...properties, ...CORPUS_INPUT } },
    };
  });
}

function commandList(): CommandContribution[] {
  const listed = commands.map(({ id, icon }) => ({
    command: id,
    title: `%${titleKey(id)}%`,
    category: CATEGORY,
    ...(icon !== undefined && { icon: `$(${icon})` }),
  }));
  const labels = LABEL_COMMANDS.map(({ command }) => ({
    command: commandId(command),
    title: `%${titleKey(commandId(command))}%`,
    category: CATEGORY,
  }));
  return [...listed, ...labels];
}

/** In the text editor: the leader, then the key of an action or of a label. */
function chords(): Keybinding[] {
  const ofActions = commands.flatMap(({ id, chord }) =>
    chord === undefined ? [] : [{ key: `${LEADER} ${chord}`, command: id, when: IN_TEXT }],
  );
  const ofLabels = LABEL_KEYS.map((key) => ({
    key: `${LEADER} ${key}`,
    command: commandId('tagWithKey'),
    args: { key },
    when: IN_TEXT,
  }));
  return [...ofActions, ...ofLabels];
}

/** In the annotating mode: every key that does something there, and every one that a label may have. */
function singleKeys(): Keybinding[] {
  const ofActions = KEYED_ACTIONS.flatMap((action) => {
    const { keys = [], byLetter, annotatingMode } = ACTIONS[action];
    if (annotatingMode === false) return [];
    const pressed = keys.filter((key) => !key.startsWith('Ctrl+')).map(pressedKey);
    return byLetter ? [...pressed, ...pressed.map((key): PressedKey => ({ ...key, alt: true }))] : pressed;
  });
  const ofLabels = LABEL_KEYS.map((key): PressedKey => ({ key }));
  const bindings = [...ofActions, ...ofLabels].map((pressed) => ({
    key: keyOfBoard(pressed),
    command: commandId('annotatingKey'),
    args: { ...pressed },
    when: IN_ANNOTATING_MODE,
  }));
  return [...new Map(bindings.map((binding) => [binding.key, binding])).values()];
}

/** What the command of the annotating mode is told. */
interface PressedKey {
  readonly key: string;
  readonly shift?: true;
  readonly alt?: true;
}

function pressedKey(name: string): PressedKey {
  return name.startsWith('Shift+') ? { key: name.slice('Shift+'.length), shift: true } : { key: name };
}

/** As VS Code writes it. */
function keyOfBoard({ key, shift, alt }: PressedKey): string {
  if (key === '?') return 'shift+/';
  return `${shift ? 'shift+' : ''}${alt ? 'alt+' : ''}${key.toLowerCase()}`;
}

function menus(): Record<string, readonly MenuItem[]> {
  const made: Record<string, MenuItem[]> = { commandPalette: palette(), 'editor/context': [SUBMENU] };
  for (const { id, menus: places = [] } of commands) {
    for (const [menu, group, when] of places) {
      (made[menu] ??= []).push({ command: id, ...(when !== undefined && { when }), group });
    }
  }
  return made;
}

function palette(): MenuItem[] {
  const listed = commands.flatMap(({ id, palette: when }) =>
    when === undefined ? [] : [{ command: id, when: String(when) }],
  );
  return [
    ...listed,
    ...LABEL_COMMANDS.map(({ command }) => ({ command: commandId(command), when: OF_DOCUMENT })),
  ];
}
