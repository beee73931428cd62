/** What is said of an action in the one table of them. */

/** A menu of VS Code, where in it (`group@order`), and when (a when clause; absent: whenever the menu is there). */
export type MenuPlace = readonly [menu: string, group: string, when?: string];

export interface ActionDefinition {
  /** In the palette and in menus. An action without one is no command of VS Code: only keys and buttons do it. */
  readonly title?: string;
  /** Name of a codicon. */
  readonly icon?: string;
  /** When clause of the palette; `false` where a person does not call it. Absent: always. */
  readonly palette?: string | false;
  readonly menus?: readonly MenuPlace[];
  /** The key after Ctrl+Alt+H in the text editor, as VS Code writes it. */
  readonly chord?: string;
  /**
   * Keys that do it in the reader and in the annotating mode; modifiers in the order Ctrl, Shift: `Ctrl+Shift+z`. A letter
   * gives way to a label of the corpus that has the same key. What the sheet of keys says of them is in the catalogue
   * (`key.…` of messages/english/keys.ts).
   */
  readonly keys?: readonly string[];
  /** With Alt it goes by letters. */
  readonly byLetter?: true;
  /** Who does it when the reader is in front: the page, or VS Code for the page's document. Absent: it is not the reader's. */
  readonly reader?: 'page' | 'host';
  /** `false`: its keys are the text editor's own in the annotating mode too. */
  readonly annotatingMode?: false;
  /** Links in hovers of the server may run it. */
  readonly linked?: true;
}
