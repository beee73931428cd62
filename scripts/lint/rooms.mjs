// @ts-check
// The rooms, and what each may import: downwards only (ARCHITECTURE.md says what each is for). A room is a folder or a file;
// the longest path that fits is a file's room. Names that are no paths are packages; `node:` stands for Node's own modules.

const LSP_TYPES = ['vscode-languageserver-types', 'vscode-languageserver-textdocument'];

/** What any text, and any sentence to a person, needs. */
const BASE = ['server/src/text', 'server/src/messages'];
const LANGUAGES = ['server/src/languages', ...BASE];
const ANNOTATION = ['server/src/annotation', ...LANGUAGES];
const SUGGESTIONS = ['server/src/suggestions', ...ANNOTATION];
const CORPUS = ['server/src/corpus', ...SUGGESTIONS];
const FORMATS = ['server/src/formats', ...CORPUS];
const PROTOCOL = 'server/src/protocol';
/** All of the language service, without the languages that it is given. */
const CORE = ['server/src/service', 'server/src/recommenders', 'server/src/exchange', PROTOCOL, ...FORMATS];
const PACKS = ['ar', 'latin', 'any', 'time'].map((pack) => `server/src/languages/${pack}`);

/** @type {Readonly<Record<string, readonly string[]>>} */
const SERVER = {
  'server/src/text': [],
  'server/src/messages': [],
  'server/src/languages': BASE,
  'server/src/languages/ar': ['server/src/languages/any', 'server/src/languages/time', ...LANGUAGES],
  'server/src/languages/any': LANGUAGES,
  'server/src/languages/latin': ['server/src/languages/any', 'server/src/languages/time', ...LANGUAGES],
  'server/src/languages/time': ['server/src/languages/any', ...LANGUAGES, '@internationalized/date'],
  'server/src/annotation': [...LANGUAGES, 'approx-string-match', 'vscode-uri'],
  [PROTOCOL]: ['server/src/annotation', ...BASE, 'valibot', 'vscode-languageserver-types'],
  'server/src/suggestions': ANNOTATION,
  'server/src/corpus': [
    ...SUGGESTIONS,
    'jsonc-parser',
    'n3',
    'picomatch',
    're2js',
    'vscode-uri',
    ...LSP_TYPES,
  ],
  'server/src/formats': [
    ...CORPUS,
    ...[
      '@msgpack/msgpack',
      'fflate',
      'hyparquet',
      'hyparquet-compressors',
      'hyparquet-writer',
      'papaparse',
      'saxes',
    ],
  ],
  'server/src/recommenders': ['server/src/exchange', PROTOCOL, ...FORMATS, 'valibot'],
  'server/src/exchange': [PROTOCOL, 'valibot', ...FORMATS],
  'server/src/service': [PROTOCOL, ...CORPUS, 'docs/diagnostics.md', 'valibot', ...LSP_TYPES],
  'server/src/connection': [...CORE, 'valibot', 'vscode-languageserver', ...LSP_TYPES],
  'server/src/version.ts': ['package.json'],
  // The programs alone know which languages there are.
  'server/src/node': [
    ...['server/src/connection', 'server/src/version.ts', ...PACKS, ...CORE],
    ...['node:', 'vscode-languageserver', 'vscode-uri'],
  ],
  'server/src/cli': [
    ...['server/src/node', 'server/src/version.ts', 'package.json', ...CORE],
    ...['node:', 'commander', '@modelcontextprotocol/sdk', '@valibot/to-json-schema', ...LSP_TYPES],
  ],
};

/** What the client may know of the server, and nothing else. */
const SHARED = [PROTOCOL, 'server/src/annotation', ...BASE, 'vscode-languageserver-types'];
/** What the extension host and the pages have in common. */
const CLIENT = ['client/actions', 'client/annotating', 'client/messages', ...SHARED];
const HOST = [
  'client/src/settings.ts',
  'client/src/surfaces',
  'client/src/sentences.ts',
  'client/src/commands.ts',
  'vscode',
  ...CLIENT,
];
const HOST_SERVICE = ['client/src/service', ...HOST];
const HOST_EDITOR = ['client/src/editor', ...HOST_SERVICE];
const HOST_VIEWS = ['client/src/views', ...HOST_EDITOR];
const HOST_PAGES = ['client/src/webviews', 'client/src/webviews/corpusPages.ts', ...HOST_VIEWS];

/** @type {Readonly<Record<string, readonly string[]>>} */
const EXTENSION = {
  'client/actions': SHARED,
  'client/annotating': ['client/actions', ...SHARED],
  'client/messages': ['client/actions', 'valibot', ...SHARED],
  'client/pages/kit': CLIENT,
  'client/pages/reader': ['client/pages/kit', ...CLIENT],
  'client/pages/entity': ['client/pages/kit', ...CLIENT],
  'client/pages/concordance': ['client/pages/kit', ...CLIENT],
  'client/pages/agreement': ['client/pages/kit', ...CLIENT],
  'client/pages/learning': ['client/pages/kit', ...CLIENT],
  'client/pages/overview': [
    'client/pages/kit',
    '@observablehq/plot',
    'd3-force',
    'server/src/text',
    ...CLIENT,
  ],
  'client/src/node': ['node:'],
  'client/src/settings.ts': ['client/src/node', 'vscode', ...CLIENT],
  'client/src/surfaces': ['vscode', 'server/src/messages'],
  'client/src/commands.ts': ['client/src/sentences.ts', 'client/src/surfaces', 'vscode', ...CLIENT],
  'client/src/sentences.ts': ['vscode', ...CLIENT],
  'client/src/service': [...HOST, 'vscode-languageclient'],
  'client/src/editor': HOST_SERVICE,
  'client/src/views': HOST_EDITOR,
  'client/src/webviews': HOST_EDITOR,
  'client/src/webviews/corpusPages.ts': ['client/src/webviews', ...HOST_VIEWS],
  'client/src/webviews/agreement': HOST_PAGES,
  'client/src/webviews/learning': HOST_PAGES,
  'client/src/webviews/overview': HOST_PAGES,
  'client/src/webviews/entity': ['client/src/webviews', ...HOST_VIEWS],
  'client/src/webviews/concordance': ['client/src/changes', ...HOST_PAGES],
  'client/src/welcome': HOST_SERVICE,
  'client/src/changes': HOST_EDITOR,
  'client/src/recommenders': HOST_VIEWS,
  'client/src/assistants': HOST_VIEWS,
  'client/src/corpus': ['client/src/webviews', ...HOST_VIEWS],
  'client/src/entities': [
    'client/src/changes',
    'client/src/webviews',
    'client/src/webviews/entity',
    ...HOST_VIEWS,
  ],
  'client/src/exchange': [...HOST_VIEWS, 'vscode-languageclient'],
  'client/src/extension.ts': [
    ...[
      'client/src/changes',
      'client/src/recommenders',
      'client/src/assistants',
      'client/src/corpus',
      'client/src/entities',
      'client/src/exchange',
      'client/src/webviews',
      'client/src/webviews/agreement',
      'client/src/webviews/concordance',
      'client/src/webviews/learning',
      'client/src/webviews/overview',
      'client/src/welcome',
      ...HOST_VIEWS,
    ],
    'vscode-languageclient',
  ],
};

/** Each room, with the rooms and packages that it may import. */
export const ROOMS = { ...SERVER, ...EXTENSION };
