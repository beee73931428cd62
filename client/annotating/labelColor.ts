/** Which colour a label has: the theme's for the labels of the guidelines, the corpus' own for others. Pure. */
import { DEFAULT_LABELS } from '../../server/src/annotation/labels.js';
import type { LabelDefinition } from '../../server/src/annotation/model.js';

/** 15 % of opacity, as two hex digits: letters stay readable on it. */
export const FILL_OPACITY = '26';

const HEX = /^#[0-9a-f]{6}$/i;

const guidelineColors = new Map(DEFAULT_LABELS.map((label) => [label.name, label.color]));

/** The colour that a corpus chose, as hex; undefined where it left the guidelines' one, which themes adapt. */
export function ownColor(definition: LabelDefinition | undefined): string | undefined {
  const color = definition?.color;
  if (color === undefined || !HEX.test(color)) return undefined;
  return color === guidelineColors.get(definition!.name) ? undefined : color;
}

/** The end of the name that the label's colour has in themes: `PERS` of `hawashi.labelPERS`. */
export function themeName(definition: LabelDefinition | undefined): string {
  return definition && guidelineColors.has(definition.name) ? definition.name : 'other';
}
