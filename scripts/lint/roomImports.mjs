// @ts-check
// An ESLint rule: a file imports only what the table of rooms allows (rooms.mjs), in whatever way it imports.
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where each room of the table must lie. */
const HOUSES = /^(server\/src|client)\//u;

/**
 * The room that a file is in: the longest path of the table that fits.
 * @param {string} file from the repo's root, with slashes
 * @param {readonly string[]} rooms
 */
function roomOf(file, rooms) {
  return rooms
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * What is asked for, as the table names it: a path from the repo's root, a package, or `node:`.
 * @param {string} specifier
 * @param {string} file that asks, from the repo's root
 */
function targetOf(specifier, file) {
  if (specifier.startsWith('.'))
    return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/u, '.ts');
  if (isBuiltin(specifier)) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @type {import('eslint').Rule.RuleModule} Its option: each room, with the rooms and packages that it may import. */
export const roomImports = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } }],
    messages: {
      wall: '{{room}} may not import {{asked}}: see scripts/lint/rooms.mjs.',
      homeless: 'This file is in no room: give its folder a line in scripts/lint/rooms.mjs.',
    },
  },
  create(context) {
    const table = context.options[0];
    const rooms = Object.keys(table);
    const file = path.relative(root, context.filename).replaceAll(path.sep, '/');
    const room = roomOf(file, rooms);
    if (room === undefined)
      return HOUSES.test(file) ? { Program: (node) => context.report({ node, messageId: 'homeless' }) } : {};
    const allowed = new Set(table[room]);
    /** @param {import('estree').Node | null | undefined} source */
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const asked = targetOf(source.value, file);
      const target = roomOf(asked, rooms) ?? asked;
      if (target !== room && !allowed.has(target))
        context.report({ node: source, messageId: 'wall', data: { room, asked } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      /** @param {any} node `import('…').Name` as a type */
      TSImportType: (node) => check(node.source),
    };
  },
};
