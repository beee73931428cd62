/** Shows a place of a document: in the reader, where documents open in it or this one is open there; else in the text editor. */
import { Selection, TextEditorRevealType, window, type Uri } from 'vscode';
import type { Range } from '../../../server/src/protocol/positions.js';
import { editorRange } from '../editor/ranges.js';
import { readerWanted } from '../settings.js';
import type { Readers } from './reader/readers.js';

export type ShowPlace = (uri: Uri, range: Range) => Promise<void>;

export const placeShower =
  (readers: Readers): ShowPlace =>
  async (uri, place) => {
    if (readerWanted() || readers.has(uri)) return readers.show(uri, place);
    const range = editorRange(place);
    const editor = await window.showTextDocument(uri, {
      selection: new Selection(range.start, range.end),
      preview: true,
    });
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  };
