/** The colours of labels in a page: the theme's, as VS Code hands them over, or the corpus' own. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { FILL_OPACITY, ownColor, themeName } from '../../annotating/labelColor.js';
import { element } from './elements.js';

export interface LabelColors {
  readonly line: string;
  readonly fill: string;
}

/** CSS colours of a label. */
export function colorsOf(definition: LabelDefinition | undefined): LabelColors {
  const own = ownColor(definition);
  if (own !== undefined) return { line: own, fill: own + FILL_OPACITY };
  const name = `--vscode-hawashi-label${themeName(definition)}`;
  return { line: `var(${name})`, fill: `var(${name}Background)` };
}

/** The name of a label in its colour. */
export function labelChip(name: string, definition: LabelDefinition | undefined): HTMLElement {
  return element('span', { className: 'chip', style: { '--line': colorsOf(definition).line } }, name);
}
