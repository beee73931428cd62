/** The `hawashi` settings, read where they are needed and never kept. */
import { Uri, workspace } from 'vscode';
import type { Settings } from '../../server/src/protocol/settings.js';
import type { ReaderOptions } from '../messages/reader.js';
import { folderNameFor } from '../../server/src/annotation/annotatorName.js';
import type { DocumentOrder } from '../../server/src/annotation/documentOrder.js';
import { loginName } from './node/loginName.js';

export interface DrawSettings {
  readonly suggestions: boolean;
  readonly lowConfidence: number;
  readonly background: boolean;
  readonly gutter: boolean;
  readonly overviewRuler: boolean;
  readonly boilerplate: boolean;
  readonly lineSummary: boolean;
}

const section = (scope?: Uri) => workspace.getConfiguration('hawashi', scope);

/** What the server is told: of a folder, where one is named. */
export function serverSettings(folder?: string): Settings {
  const settings = section(folder === undefined ? undefined : Uri.parse(folder));
  return {
    annotator: annotatorName(settings.get('annotator', '')),
    minimumConfidence: settings.get('minimumConfidence', 0),
    diagnostics: {
      boilerplate: settings.get('diagnostics.boilerplate', true),
      bidiControls: settings.get('diagnostics.bidiControls', true),
      off: settings.get('diagnostics.off', []),
    },
  };
}

export function drawSettings(): DrawSettings {
  const settings = section();
  return {
    suggestions: settings.get('draw.suggestions', true),
    lowConfidence: settings.get('draw.lowConfidence', 0.7),
    background: settings.get('draw.background', true),
    gutter: settings.get('draw.gutter', true),
    overviewRuler: settings.get('draw.overviewRuler', true),
    boilerplate: settings.get('draw.boilerplate', true),
    lineSummary: settings.get('draw.lineSummary', false),
  };
}

export function documentOrder(): DocumentOrder {
  return section().get<DocumentOrder>('documents.order', 'name');
}

export function codeLensWanted(): boolean {
  return section().get('codeLens', true);
}

/** The setting as it is, which the server refuses with the reason where it is no folder's name; else who is logged in. */
const annotatorName = (setting: string): string => setting.trim() || folderNameFor(loginName());

export function readerOptions(): ReaderOptions {
  const settings = section();
  return {
    fontFamily: settings.get('reader.fontFamily', 'serif'),
    fontSize: settings.get('reader.fontSize', 20),
    lineHeight: settings.get('reader.lineHeight', 1),
    width: settings.get('reader.width', 70),
    foldBoilerplate: settings.get('reader.foldBoilerplate', true),
    lowConfidence: settings.get('draw.lowConfidence', 0.7),
  };
}

/** Whether documents of a corpus open in the reader. */
export function readerWanted(): boolean {
  return section().get('reader.default', false);
}

/** Whether documents of a corpus open read-only in the text editor. */
export function readOnlyWanted(): boolean {
  return section().get('documents.readOnly', true);
}

/** Whether newcomers are shown the walkthrough and offered the reader. */
export function welcomeWanted(): boolean {
  return section().get('welcome', true);
}
