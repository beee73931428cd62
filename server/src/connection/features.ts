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
  type Location,
  type Range,
  type ServerCapabilities,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type * as v from 'valibot';
import { definition, prepareRename, references, rename } from '../service/corpus/entityFaces.js';
import { corpusFixes } from '../service/document/corpusFixes.js';
import { codeActions } from '../service/document/codeActions.js';
import { foldingRanges } from '../service/document/folding.js';
import { documentHighlights } from '../service/document/highlight.js';
import { hoverAt } from '../service/document/hover.js';
import { documentSymbols } from '../service/document/symbols.js';
import { paragraphFrom } from '../text/paragraphs.js';
import { onRequest } from './border.js';
import { PULLED_DIAGNOSTICS } from './diagnostics.js';
import { answerOf, type DocumentFeature } from './documentFeature.js';
import { LSP_REQUESTS } from './lspParameters.js';
import type { ClientAbilities, Session } from './session.js';

/** Files that are no documents, which have fixes all the same. */
export const FIXED_FILES = [{ pattern: '**/*.jsonl' }, { pattern: '**/{documents,assignment,hawashi}.json' }];

interface Results {
  'textDocument/hover': Hover | null;
  'textDocument/documentSymbol': DocumentSymbol[];
  'textDocument/foldingRange': FoldingRange[];
  'textDocument/documentHighlight': DocumentHighlight[];
  'textDocument/definition': Location | null;
  'textDocument/references': Location[];
  'textDocument/prepareRename': { range: Range; placeholder: string } | null;
  'textDocument/rename': WorkspaceEdit | null;
  'textDocument/codeAction': CodeAction[];
  'textDocument/diagnostic': DocumentDiagnosticReport;
}

type Method = keyof Results;
type Parameters<M extends Method> = v.InferOutput<(typeof LSP_REQUESTS)[M]>;

const FEATURES: { readonly [M in Method]: DocumentFeature<Parameters<M>, Results[M]> } = {
  'textDocument/hover': {
    capabilities: () => ({ hoverProvider: true }),
    empty: null,
    isEnough(part, { textDocument: { uri }, position }, { texts }) {
      const offset = texts.get(uri)?.offsetAt(position);
      if (!part || offset === undefined) return false;
      const paragraph = part.paragraphs[paragraphFrom(part.paragraphs, offset)];
      return paragraph !== undefined && paragraph.start <= offset;
    },
    look: (snapshot, { position }, { abilities: { commandLinks }, say }) =>
      hoverAt(snapshot, position, { commandLinks, say }),
  },
  'textDocument/documentSymbol': {
    // Where they can be offered anew, they are not offered once and for all; see outline.ts.
    capabilities: ({ symbolRegistration }) => (symbolRegistration ? {} : { documentSymbolProvider: true }),
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
  'textDocument/definition': {
    capabilities: () => ({ definitionProvider: true }),
    empty: null,
    look: async (snapshot, { position }, { service }) =>
      definition(await service.entitiesOf.looked(snapshot), position),
  },
  'textDocument/references': {
    capabilities: () => ({ referencesProvider: true }),
    empty: [],
    look: async (snapshot, { position, context }, { service }, isCancelled) =>
      references(
        await service.entitiesOf.looked(snapshot),
        position,
        context.includeDeclaration,
        isCancelled,
      ),
  },
  'textDocument/prepareRename': {
    capabilities: () => ({}),
    empty: null,
    tells: true,
    look: async (snapshot, { position }, { service }) =>
      prepareRename(await service.entitiesOf.looked(snapshot), position),
  },
  'textDocument/rename': {
    capabilities: () => ({ renameProvider: { prepareProvider: true } }),
    empty: null,
    tells: true,
    look: async (snapshot, { position, newName }, { service, abilities: { writesNames } }) =>
      rename(await service.entitiesOf.looked(snapshot), position, { newName, writes: writesNames }),
  },
  'textDocument/codeAction': {
    capabilities: () => ({
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] },
    }),
    empty: [],
    look: async (snapshot, { range, context }, { service, abilities: { previewsChanges }, say }) => {
      const diagnostics = context.diagnostics as readonly Diagnostic[];
      const actions = codeActions(snapshot, range, diagnostics, say);
      if (!previewsChanges) return actions;
      const alike = await service.diagnosing.consistency.everywhere(snapshot, diagnostics);
      return [...actions, ...alike, ...corpusFixes(snapshot, diagnostics, say)];
    },
    elsewhere: async ({ textDocument: { uri }, range }, { service }) => [
      ...(await service.orphans.actions(uri, range)),
      ...(await service.diagnosing.conflicts.actions(uri, range)),
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
  const method = 'workspace/symbol';
  onRequest<(typeof LSP_REQUESTS)[typeof method], SymbolInformation[]>(
    session,
    method,
    LSP_REQUESTS[method],
    {
      answer: ({ service }, { query }, token) =>
        service.entitiesOf.symbols(query, () => token.isCancellationRequested),
      otherwise: () => [],
    },
  );
}

function answerFeature<M extends Method>(session: Session, method: M): void {
  onRequest(session, method, LSP_REQUESTS[method], answerOf(FEATURES[method]));
}
