/**
 * Draws annotations and suggestions into text editors. A line of Arabic keeps its order only where nothing splits it
 * into spans: so backgrounds, borders, gutter and ruler alone, and text after the end of a line; never a text colour,
 * a text decoration, or text within the line.
 */
import {
  Range,
  window,
  workspace,
  type DecorationOptions,
  type DecorationRenderOptions,
  type Disposable,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { editorRange } from './ranges.js';
import { LANGUAGE } from '../service/languageService.js';
import { AfterTyping } from '../service/afterTyping.js';
import type { DocumentStates } from '../service/documentStates.js';
import { drawSettings } from '../settings.js';
import { layered, layerKey, lineSummary, type Layer, type LayeredItem } from '../../annotating/layers.js';
import { gapsOf, piecesOf } from '../../annotating/pieces.js';
import type { TextRange } from '../../annotating/places.js';
import { rulerMarks } from '../../annotating/ruler.js';
import { BOILERPLATE, gapStyle, gutterStyle, layerStyle, rulerStyle, SUMMARY } from './styles.js';

export class Decorations implements Disposable {
  private readonly types = new Map<string, TextEditorDecorationType>();
  private readonly disposables: Disposable[];
  private readonly afterTyping = new AfterTyping();
  private settings = drawSettings();

  constructor(
    private readonly states: DocumentStates,
    private readonly mediaFolder: string,
  ) {
    this.disposables = [
      this.afterTyping,
      states.onDidChange(({ uri, state }) => {
        const key = uri.toString();
        this.afterTyping.next(key, state, () => this.drawDocument(key));
      }),
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.draw(editor))),
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('hawashi.draw')) return;
        this.settings = drawSettings();
        this.forgetTypes();
        window.visibleTextEditors.forEach((editor) => this.draw(editor));
      }),
    ];
    window.visibleTextEditors.forEach((editor) => this.draw(editor));
  }

  dispose(): void {
    this.forgetTypes();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private drawDocument(uri: string): void {
    for (const editor of window.visibleTextEditors) {
      if (editor.document.uri.toString() === uri) this.draw(editor);
    }
  }

  private draw(editor: TextEditor): void {
    const state = editor.document.languageId === LANGUAGE ? this.states.get(editor.document.uri) : undefined;
    // Ranges of another version of the text would be drawn in wrong places; VS Code moves the old ones meanwhile.
    if (state && state.version !== editor.document.version) return;
    const drawn = state ? this.everything(editor, state) : new Map<string, DecorationOptions[]>();
    for (const [key, type] of this.types) editor.setDecorations(type, drawn.get(key) ?? []);
  }

  /** What to draw, by the key of its decoration type. */
  private everything(editor: TextEditor, state: DocumentState): Map<string, DecorationOptions[]> {
    const { settings } = this;
    const items = settings.suggestions
      ? state.items
      : state.items.filter((item) => item.kind === 'annotation');
    const drawn = new Map<string, DecorationOptions[]>();
    const add = (key: string, style: () => DecorationRenderOptions, options: DecorationOptions) => {
      this.ensureType(key, style);
      const known = drawn.get(key);
      if (known) known.push(options);
      else drawn.set(key, [options]);
    };
    const layers = layered(items, settings.lowConfidence);
    for (const { item, layer } of layers) {
      for (const piece of piecesOf(item)) {
        const style = () => layerStyle(layer, definitionOf(state, layer.label), settings.background);
        add(layerKey(layer), style, { range: editorRange(piece) });
      }
      for (const gap of gapsOf(item)) {
        const style = () => gapStyle(definitionOf(state, item.label));
        add(`gap ${item.label}`, style, { range: editorRange(gap) });
      }
    }
    if (settings.overviewRuler) {
      for (const [key, { layer, places }] of byRulerMark(layers)) {
        const style = () => rulerStyle(layer.tier, definitionOf(state, layer.label));
        for (const mark of rulerMarks(places, editor.document.lineCount))
          add(`ruler ${key}`, style, { range: editorRange(mark) });
      }
    }
    for (const [line, inLine] of byLine(items)) {
      if (line >= editor.document.lineCount) continue;
      const { range } = editor.document.lineAt(line);
      if (settings.gutter) {
        const open = inLine.some((item) => item.kind === 'suggestion');
        const icon = open ? 'open' : 'decided';
        add(`gutter ${icon}`, () => gutterStyle(this.mediaFolder, icon), {
          range: new Range(line, 0, line, 0),
        });
      }
      if (settings.lineSummary) {
        const contentText = `    ${lineSummary(inLine)}`;
        add('summary', () => SUMMARY, {
          range: new Range(range.end, range.end),
          renderOptions: { after: { contentText } },
        });
      }
    }
    if (settings.boilerplate) {
      // The whole line or nothing: one span, which keeps its order.
      for (const { start, end } of state.boilerplate) {
        for (let line = start.line; line <= Math.min(end.line, editor.document.lineCount - 1); line++) {
          add('boilerplate', () => BOILERPLATE, { range: editor.document.lineAt(line).range });
        }
      }
    }
    return drawn;
  }

  private ensureType(key: string, style: () => DecorationRenderOptions): void {
    if (!this.types.has(key)) this.types.set(key, window.createTextEditorDecorationType(style()));
  }

  private forgetTypes(): void {
    for (const type of this.types.values()) type.dispose();
    this.types.clear();
  }
}

const definitionOf = ({ labels }: DocumentState, name: string) => labels.find((label) => label.name === name);

/** Where what has one mark in the ruler stands; a suggestion has the same, however sure it is. */
function byRulerMark(
  layers: readonly LayeredItem[],
): ReadonlyMap<string, { readonly layer: Layer; readonly places: TextRange[] }> {
  const marks = new Map<string, { readonly layer: Layer; readonly places: TextRange[] }>();
  for (const { item, layer } of layers) {
    const key = `${layer.tier === 'doubtful' ? 'suggestion' : layer.tier} ${layer.label}`;
    const known = marks.get(key);
    if (known) known.places.push(...piecesOf(item));
    else marks.set(key, { layer, places: [...piecesOf(item)] });
  }
  return marks;
}

function byLine(items: readonly Item[]): ReadonlyMap<number, readonly Item[]> {
  const lines = new Map<number, Item[]>();
  for (const item of items) {
    const known = lines.get(item.range.start.line);
    if (known) known.push(item);
    else lines.set(item.range.start.line, [item]);
  }
  return lines;
}
