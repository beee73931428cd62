// Style and the layers: what may import what is written here once (see ARCHITECTURE.md).
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

const nodeModules = {
  group: ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'worker_threads'],
  message: 'The service also runs in a web worker: files come through FileSystem (corpus/fileSystem.ts).',
};
const connection = {
  group: ['vscode-languageserver', 'vscode-languageserver/*', 'vscode-jsonrpc', 'vscode-jsonrpc/*'],
  message: 'Only server.ts, main.ts and browser.ts know a connection; use vscode-languageserver-types.',
};
const vscode = { group: ['vscode'], message: 'Only client/ and test/vscode/ may import vscode.' };
const restrict = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const layers = [
  ['text', []],
  ['recognition', ['text']],
  ['annotation', ['text', 'recognition']],
  ['corpus', ['text', 'recognition', 'annotation']],
  ['features', ['text', 'recognition', 'annotation', 'corpus', 'protocol']],
  ['formats', ['text', 'recognition', 'annotation', 'corpus']],
];

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'seeds', '**/*.d.ts'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs', 'bench/*.mjs', 'test/*.mjs'] },
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: name what you export.' },
      ],
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
    },
  },
  { files: ['*.mjs', 'scripts/**', 'bench/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['server/src/**/*.ts', 'client/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        ...layers.map(([type]) => ({ type, pattern: `server/src/${type}` })),
        { type: 'protocol', pattern: 'server/src/protocol.ts', mode: 'full' },
        { type: 'program', pattern: 'server/src/*.ts', mode: 'full' },
      ],
    },
    rules: {
      ...restrict(nodeModules, connection, vscode),
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: [
            ...layers.map(([type, below]) => ({ from: type, allow: [type, ...below] })),
            { from: 'protocol', allow: ['text', 'recognition', 'annotation'] },
            { from: 'program', allow: ['*'] },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', '__dirname', '__filename', 'global'],
    },
  },
  {
    files: ['server/src/server.ts', 'server/src/browser.ts'],
    rules: restrict(nodeModules, vscode),
  },
  {
    files: ['server/src/main.ts', 'server/src/cli.ts', 'server/src/cli/**', 'server/src/node/**'],
    rules: { ...restrict(vscode), 'no-restricted-globals': 'off' },
  },
);
