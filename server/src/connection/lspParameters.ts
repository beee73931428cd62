/**
 * What LSP's own messages are asked with, as far as the server reads it. The client library types them and checks
 * nothing.
 */
import * as v from 'valibot';
import { CommandSchema } from '../protocol/commands.js';
import { PositionSchema, RangeSchema } from '../protocol/positions.js';
import { list, record } from '../protocol/shapes.js';

const textDocument = record({ uri: v.string() });
const position = PositionSchema;
const range = RangeSchema;

/** Whoever found it: what a diagnostic says beyond its place goes back as it came. */
const diagnostic = v.looseObject({ range, message: v.string() });

const renamed = record({ files: list(record({ oldUri: v.string(), newUri: v.string() })) });

/** By method. */
export const LSP_REQUESTS = {
  'textDocument/hover': record({ textDocument, position }),
  'textDocument/documentSymbol': record({ textDocument }),
  'textDocument/foldingRange': record({ textDocument }),
  'textDocument/documentHighlight': record({ textDocument, position }),
  'textDocument/definition': record({ textDocument, position }),
  'textDocument/references': record({
    textDocument,
    position,
    context: record({ includeDeclaration: v.nullish(v.boolean(), true) }),
  }),
  'textDocument/prepareRename': record({ textDocument, position }),
  'textDocument/rename': record({ textDocument, position, newName: v.string() }),
  'textDocument/codeAction': record({
    textDocument,
    range,
    context: record({ diagnostics: v.array(diagnostic) }),
  }),
  'textDocument/diagnostic': record({ textDocument, previousResultId: v.nullish(v.string()) }),
  'workspace/diagnostic': record({
    previousResultIds: list(record({ uri: v.string(), value: v.string() })),
  }),
  'workspace/symbol': record({ query: v.string() }),
  'workspace/executeCommand': CommandSchema,
  'workspace/willRenameFiles': renamed,
} as const;

/** By method. */
export const LSP_NOTIFICATIONS = {
  'textDocument/didOpen': record({
    textDocument: record({ uri: v.string(), languageId: v.string(), version: v.number(), text: v.string() }),
  }),
  'textDocument/didChange': record({
    textDocument: record({ uri: v.string(), version: v.number() }),
    contentChanges: list(record({ range: v.optional(range), text: v.string() })),
  }),
  'textDocument/didSave': record({ textDocument }),
  'textDocument/didClose': record({ textDocument }),
  'workspace/didChangeConfiguration': v.nullish(record({ settings: v.optional(v.unknown()) }), {}),
  'workspace/didRenameFiles': renamed,
  'workspace/didDeleteFiles': record({ files: list(record({ uri: v.string() })) }),
  'workspace/didChangeWatchedFiles': record({ changes: list(record({ uri: v.string() })) }),
} as const;
