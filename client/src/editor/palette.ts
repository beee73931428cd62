/** The colour of each label in the text editor and the trees. */
import { ThemeColor } from 'vscode';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { FILL_OPACITY, ownColor, themeName } from '../../annotating/labelColor.js';

/** Border and ruler colour. */
export function labelColor(definition: LabelDefinition | undefined): ThemeColor | string {
  return ownColor(definition) ?? new ThemeColor(`hawashi.label${themeName(definition)}`);
}

/** Background colour, mostly transparent. */
export function labelFill(definition: LabelDefinition | undefined): ThemeColor | string {
  const own = ownColor(definition);
  return own === undefined
    ? new ThemeColor(`hawashi.label${themeName(definition)}Background`)
    : own + FILL_OPACITY;
}
