/** Menus of VS Code, and when clauses, as actions name them. */

export const EDITOR = 'hawashi.editor';
export const ROW = 'view/item/context';
export const TITLE = 'view/title';
export const DOCUMENT = 'hawashi.active';
export const CORPUS = 'hawashi.corpus';
/** The corpus' annotations may have gaps. */
export const GAPS = 'hawashi.hasGaps';
export const AT_ANNOTATION = 'hawashi.atAnnotation';
export const AT_SUGGESTION = 'hawashi.atSuggestion';
export const AT_ITEM = 'hawashi.atAnnotation || hawashi.atSuggestion';
export const SUGGESTION_ROW = 'view == hawashi.annotations && viewItem == suggestion';
export const ANNOTATION_ROW = 'view == hawashi.annotations && viewItem == annotation';
export const OPEN_IN_TREE = 'view == hawashi.annotations && hawashi.hasSuggestions';
export const ANNOTATION_TREE = 'view == hawashi.annotations';
export const CORPUS_TREE = 'view == hawashi.corpus';
export const OUTSIDE_READER = 'hawashi.active && activeCustomEditorId != hawashi.reader';
export const IN_READER = 'activeCustomEditorId == hawashi.reader';
export const CHANGE_TREE = 'view == hawashi.changes';
/** A change over the corpus is planned, and is looked at. */
export const PLANNED = 'hawashi.changePlanned';
/** VS Code compares two versions of an annotation file. */
export const ANNOTATION_DIFF = 'isInDiffEditor && resourceExtname == .jsonl && hawashi.corpus';
export const ENTITY_TREE = 'view == hawashi.entities';
export const ENTITY_ROW = 'view == hawashi.entities && viewItem == entity';
