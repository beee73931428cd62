/** What editors ask of one document by LSP, a line a feature. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type * as v from 'valibot';
import { codeActions } from '../service/document/codeActions.js';
import { foldingRanges } from '../service/document/folding.js';
import { documentHighlights } from '../service/document/highlight.js';
import { hoverAt } from '../service/document/hover.js';
import { documentSymbols } from '../service/document/symbols.js';
import { onRequest } from './border.js';
import { PULLED_DIAGNOSTICS } from './diagnostics.js';
import { answerOf, type DocumentFeature } from './documentFeature.js';
import { LSP_REQUESTS } from './lspParameters.js';
import type { ClientAbilities, Session } from './session.js';

/** Files that are no documents, which have fixes all the same. */
export const FIXED_FILES = [{ pattern: '**/*.jsonl' }, { pattern: '**/documents.json' }];

interface Results {
  'textDocument/hover': Hover | null;
  'textDocument/documentSymbol': DocumentSymbol[];
  'textDocument/foldingRange': FoldingRange[];
  'textDocument/documentHighlight': DocumentHighlight[];
  'textDocument/codeAction': CodeAction[];
  'textDocument/diagnostic': DocumentDiagnosticReport;
}

type Method = keyof Results;
type Parameters<M extends Method> = v.InferOutput<(typeof LSP_REQUESTS)[M]>;

const FEATURES: { readonly [M in Method]: DocumentFeature<Parameters<M>, Results[M]> } = {
  'textDocument/hover': {
    capabilities: () => ({ hoverProvider: true }),
    empty: null,
    look: (snapshot, { position }, { abilities: { commandLinks }, say }) =>
      hoverAt(snapshot, position, { commandLinks, say }),
  },
  'textDocument/documentSymbol': {
    capabilities: () => ({ documentSymbolProvider: true }),
    empty: [],
    look: (snapshot, _parameters, { say }) => documentSymbols(snapshot, say),
  },
  'textDocument/foldingRange': {
    capabilities: () => ({ foldingRangeProvider: true }),
    empty: [],
    look: foldingRanges,
  },
  'textDocument/documentHighlight': {
    capabilities: () => ({ documentHighlightProvider: true }),
    empty: [],
    look: (snapshot, { position }, { say }) => documentHighlights(snapshot, position, say),
  },
  'textDocument/codeAction': {
    capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }),
    empty: [],
    look: (snapshot, { range, context }, { say }) =>
      codeActions(snapshot, range, context.diagnostics as readonly Diagnostic[], say),
    elsewhere: async ({ textDocument: { uri }, range }, { service }) => [
      ...(await service.orphans.actions(uri, range)),
      ...(await service.diagnosing.consistency.actions(uri, range)),
    ],
  },
  'textDocument/diagnostic': PULLED_DIAGNOSTICS,
};

const METHODS = Object.keys(FEATURES) as Method[];

export function featureCapabilities(abilities: ClientAbilities): ServerCapabilities {
  return Object.assign({}, ...METHODS.map((method) => FEATURES[method].capabilities(abilities)));
}

export function answerFeatures(session: Session): void {
  for (const method of METHODS) answerFeature(session, method);
}

function answerFeature<M extends Method>(session: Session, method: M): void {
  onRequest(session, method, LSP_REQUESTS[method], answerOf(FEATURES[method]));
}
