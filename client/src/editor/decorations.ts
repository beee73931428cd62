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
import { layered, layerKey, lineSummary, tierOf, type Tier } from '../../annotating/layers.js';
import { EVERYWHERE, isEnough, isIn, linesToDraw, type Lines } from '../../annotating/nearLines.js';
import { gapsOf, piecesOf } from '../../annotating/pieces.js';
import type { TextRange } from '../../annotating/places.js';
import { rulerMarks } from '../../annotating/ruler.js';
import { BOILERPLATE, gapStyle, gutterStyle, layerStyle, rulerStyle, SUMMARY } from './styles.js';

export class Decorations implements Disposable {
  private readonly types = new Map<string, TextEditorDecorationType>();
  private readonly disposables: Disposable[];
  private readonly afterTyping = new AfterTyping();
  /** Which lines items were drawn in. */
  private readonly drawn = new WeakMap<TextEditor, Lines>();
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
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (!isEnough(this.drawn.get(textEditor) ?? EVERYWHERE, linesSeen(textEditor))) this.draw(textEditor);
      }),
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
    const lines = linesToDraw(items.length, linesSeen(editor));
    this.drawn.set(editor, lines);
    const near = lines === EVERYWHERE ? items : items.filter(({ range }) => isIn(range, lines));
    const drawn = new Map<string, DecorationOptions[]>();
    const add: Add = (key, style, options) => {
      this.ensureType(key, style);
      const known = drawn.get(key);
      if (known) known.push(options);
      else drawn.set(key, [options]);
    };
    this.addItems(near, state, add);
    if (settings.overviewRuler) this.addRulerMarks(items, editor.document.lineCount, state, add);
    this.addLines(near, editor, add);
    if (settings.boilerplate) {
      // The whole line or nothing: one span, which keeps its order.
      for (const range of state.boilerplate.filter((each) => isIn(each, lines))) {
        const last = Math.min(range.end.line, editor.document.lineCount - 1);
        for (let line = range.start.line; line <= last; line++)
          add('boilerplate', () => BOILERPLATE, { range: editor.document.lineAt(line).range });
      }
    }
    return drawn;
  }

  private addItems(items: readonly Item[], state: DocumentState, add: Add): void {
    const { lowConfidence, background } = this.settings;
    for (const { item, layer } of layered(items, lowConfidence)) {
      for (const piece of piecesOf(item)) {
        const style = () => layerStyle(layer, definitionOf(state, layer.label), background);
        add(layerKey(layer), style, { range: editorRange(piece) });
      }
      for (const gap of gapsOf(item)) {
        const style = () => gapStyle(definitionOf(state, item.label));
        add(`gap ${item.label}`, style, { range: editorRange(gap) });
      }
    }
  }

  private addRulerMarks(items: readonly Item[], lineCount: number, state: DocumentState, add: Add): void {
    const places = new Map<
      string,
      { readonly tier: Tier; readonly label: string; readonly ranges: TextRange[] }
    >();
    for (const item of items) {
      const { label } = item;
      const sure = tierOf(item, this.settings.lowConfidence);
      // A suggestion has the same mark however sure it is.
      const tier = sure === 'doubtful' ? 'suggestion' : sure;
      const key = `ruler ${tier} ${label}`;
      const known = places.get(key);
      if (known) known.ranges.push(...piecesOf(item));
      else places.set(key, { tier, label, ranges: [...piecesOf(item)] });
    }
    for (const [key, { tier, label, ranges }] of places)
      for (const mark of rulerMarks(ranges, lineCount))
        add(key, () => rulerStyle(tier, definitionOf(state, label)), { range: editorRange(mark) });
  }

  /** What is told of whole lines: in the gutter, and after their end. */
  private addLines(items: readonly Item[], { document }: TextEditor, add: Add): void {
    const { settings } = this;
    for (const [line, inLine] of byLine(items)) {
      if (line >= document.lineCount) continue;
      const { range } = document.lineAt(line);
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
  }

  private ensureType(key: string, style: () => DecorationRenderOptions): void {
    if (!this.types.has(key)) this.types.set(key, window.createTextEditorDecorationType(style()));
  }

  private forgetTypes(): void {
    for (const type of this.types.values()) type.dispose();
    this.types.clear();
  }
}

type Add = (key: string, style: () => DecorationRenderOptions, options: DecorationOptions) => void;

const definitionOf = ({ labels }: DocumentState, name: string) => labels.find((label) => label.name === name);

/** From the first to the last that is in sight; the first one before the editor has said. */
function linesSeen({ visibleRanges }: TextEditor): Lines {
  const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
  return { first: first?.start.line ?? 0, last: last?.end.line ?? 0 };
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
