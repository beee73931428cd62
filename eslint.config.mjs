// Style, and the walls between the rooms (scripts/lint/rooms.mjs). What does not keep to a rule yet is counted in
// eslint-suppressions.json, which can only shrink: `npm run format` takes out what has been mended.
import tseslint from 'typescript-eslint';
import { ROOMS } from './scripts/lint/rooms.mjs';
import { roomImports } from './scripts/lint/roomImports.mjs';
import { EDITOR_SURFACES, PAGE_SURFACES } from './scripts/lint/surfaces.mjs';
import { sentences } from './scripts/lint/sentences.mjs';

const NO_DEFAULT_EXPORTS = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: name what you export.',
};

const modules = (...names) => names.flatMap((name) => [name, `node:${name}`]);

/** SECURITY.md: the network is never asked, and no program is run, but for git by one file and recognisers by one room. */
const NETWORK = {
  group: modules('http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'vm', 'inspector'),
  message: 'Nothing asks the network or runs a program (SECURITY.md).',
};
const OUTSIDE = { ...NETWORK, group: [...NETWORK.group, ...modules('child_process')] };
/** What serves this machine asks nobody else. */
const NOT_SERVING = { ...OUTSIDE, group: OUTSIDE.group.filter((name) => !modules('http').includes(name)) };
const FILES = {
  group: ['fs', 'fs/*', 'node:fs', 'node:fs/*'],
  message: 'Files are read by textFile.ts and node/disk/regularFiles.ts: pipes, devices and sizes.',
};

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'seeds', '**/*.d.ts'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORTS],
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  // a suite is one function
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.mjs', 'scripts/**', 'bench/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['client/src/**'],
    ignores: ['client/src/surfaces/**'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORTS, ...EDITOR_SURFACES] },
  },
  {
    files: ['client/pages/**'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORTS, ...PAGE_SURFACES] },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['server/src/**/*.ts', 'client/**/*.ts'],
    plugins: { hawashi: { rules: { 'room-imports': roomImports, sentences } } },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'hawashi/room-imports': ['error', ROOMS],
      'hawashi/sentences': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['server/src/**', 'client/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [OUTSIDE] }],
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
  // other recognisers, which their user has agreed to
  {
    files: ['server/src/node/recommenders/**'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  // the server of `hawashi serve`
  {
    files: ['server/src/node/serving/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [NOT_SERVING] }] },
  },
  // files that people name are read by one room, which waits for nothing and knows an end
  {
    files: ['server/src/cli/**'],
    ignores: ['server/src/cli/output/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [OUTSIDE, FILES] }],
    },
  },
  {
    files: ['server/src/cli/git/gitProgram.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [NETWORK, FILES] }] },
  },
  // formats are called so in every language
  {
    files: ['server/src/formats/*.ts'],
    rules: { 'hawashi/sentences': ['error', { names: ['title'] }] },
  },
  {
    // the catalogues; the table that package.nls.json is made of; what is written into files for others, pages of the
    // documentation and scripts of shells among them
    files: [
      'server/src/messages/english/**',
      'client/actions/**',
      'server/src/formats/parts/teiHeader.ts',
      'server/src/formats/parts/{uimaTypes,datasetCard}.ts',
      'server/src/cli/{formats,manual,completion}.ts',
      'server/src/cli/git/attributes.ts',
      'server/src/cli/release/{citation,croissant,releaseCard}.ts',
    ],
    rules: { 'hawashi/sentences': 'off' },
  },
);
