// Style and the layers: what may import what is written here once (see ARCHITECTURE.md).
import tseslint from 'typescript-eslint';

const nodeModules = {
  group: ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'worker_threads'],
  message: 'The service also runs in a web worker: files come through FileSystem (annotation/fileSystem.ts).',
};
const connection = {
  group: ['vscode-languageserver', 'vscode-languageserver/*', 'vscode-jsonrpc', 'vscode-jsonrpc/*'],
  message: 'Only connection/, main.ts and browser.ts know a connection; use vscode-languageserver-types.',
};
const vscode = { group: ['vscode'], message: 'Only client/ and test/vscode/ may import vscode.' };
const restrict = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

/** Each room under server/src, and the rooms below it that it may import. */
const rooms = {
  text: [],
  recognition: ['text'],
  annotation: ['text', 'recognition'],
  corpus: ['text', 'recognition', 'annotation'],
  features: ['text', 'recognition', 'annotation', 'corpus'],
  formats: ['text', 'recognition', 'annotation', 'corpus'],
  exchange: ['text', 'recognition', 'annotation', 'corpus', 'features', 'formats'],
};

/** Rooms and programs that a room must not reach. */
function above(room, allowed) {
  const others = [...Object.keys(rooms), 'node', 'cli'].filter(
    (other) => other !== room && !allowed.includes(other),
  );
  return [
    {
      regex: `^(\\.\\./)+(${others.join('|')})/`,
      message: `${room} may import only from ${allowed.join(', ') || 'itself'}.`,
    },
    {
      regex: '^(\\.\\./)+(server|main|browser|cli)\\.js$',
      message: 'The programs stand on the rooms, not the other way round.',
    },
  ];
}

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'seeds', '**/*.d.ts'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs'] },
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
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
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
    rules: {
      ...restrict(nodeModules, connection, vscode),
      'no-restricted-globals': ['error', 'process', 'Buffer', '__dirname', '__filename', 'global'],
    },
  },
  ...Object.entries(rooms).map(([room, allowed]) => ({
    files: [`server/src/${room}/**/*.ts`],
    rules: restrict(nodeModules, connection, vscode, ...above(room, allowed)),
  })),
  {
    files: ['server/src/connection/**', 'server/src/browser.ts'],
    rules: restrict(nodeModules, vscode),
  },
  {
    files: ['server/src/node/main.ts', 'server/src/cli/main.ts', 'server/src/cli/**', 'server/src/node/**'],
    rules: { ...restrict(vscode), 'no-restricted-globals': 'off' },
  },
);
