/**
 * How each layer looks. What is decided is filled and has a solid edge, a suggestion is empty and dashed, a doubtful one
 * dotted, and what may begin or end elsewhere has dotted ends: told apart without colour. What is nested is a box on the
 * line of what holds it.
 */
import {
  DecorationRangeBehavior,
  OverviewRulerLane,
  ThemeColor,
  Uri,
  type DecorationRenderOptions,
} from 'vscode';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import type { Layer, Tier } from '../../annotating/layers.js';
import { labelColor, labelFill } from './palette.js';

const EDGE_STYLE: Readonly<Record<Tier, string>> = {
  annotation: 'solid',
  suggestion: 'dashed',
  doubtful: 'dotted',
  misplaced: 'double',
};

/**
 * Widths of the top, right, bottom and left edge, by depth. What is nested is a box on the line of what holds it: an edge
 * above it alone would lie on the edge of the line above, and read as that one's.
 */
const EDGES = ['0 0 2px', '1px 1px 0', '2px 2px 0'] as const;
/** The same with ends that are seen: there is no telling left from right, as a line of Arabic may run either way. */
const EDGES_WITH_ENDS = ['0 3px 2px', '1px 3px 0', '2px 3px 0'] as const;

export function layerStyle(
  layer: Layer,
  definition: LabelDefinition | undefined,
  background: boolean,
): DecorationRenderOptions {
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    borderWidth: (layer.isOpenEnded ? EDGES_WITH_ENDS : EDGES)[layer.depth],
    borderStyle: layer.isOpenEnded ? `${EDGE_STYLE[layer.tier]} dotted` : EDGE_STYLE[layer.tier],
    borderColor: tierColor(layer.tier, definition),
    borderRadius: '2px',
    backgroundColor: background && layer.tier === 'annotation' ? labelFill(definition) : undefined,
  };
}

const tierColor = (tier: Tier, definition: LabelDefinition | undefined): ThemeColor | string =>
  tier === 'misplaced' ? new ThemeColor('editorWarning.foreground') : labelColor(definition);

/** In the ruler of the whole document: annotations in the middle, what nobody decided at the edge. */
export function rulerStyle(tier: Tier, definition: LabelDefinition | undefined): DecorationRenderOptions {
  return {
    overviewRulerColor: tierColor(tier, definition),
    overviewRulerLane: tier === 'annotation' ? OverviewRulerLane.Center : OverviewRulerLane.Right,
  };
}

/** A thin line joins the pieces of one annotation. */
export function gapStyle(definition: LabelDefinition | undefined): DecorationRenderOptions {
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    borderWidth: '0 0 1px',
    borderStyle: 'solid',
    borderColor: labelColor(definition),
  };
}

/** A paragraph's state in the gutter: a ring where suggestions are left, a dot where all is decided. */
export function gutterStyle(mediaFolder: string, icon: 'open' | 'decided'): DecorationRenderOptions {
  const file = (theme: 'light' | 'dark') =>
    Uri.joinPath(Uri.file(mediaFolder), `gutter-${icon}-${theme}.svg`);
  return {
    light: { gutterIconPath: file('light') },
    dark: { gutterIconPath: file('dark') },
    gutterIconSize: '60%',
  };
}

/** Applied to whole lines only. */
export const BOILERPLATE: DecorationRenderOptions = { opacity: '0.55' };

/** After the end of a line. */
export const SUMMARY: DecorationRenderOptions = {
  after: { color: new ThemeColor('editorCodeLens.foreground'), fontStyle: 'normal' },
};
