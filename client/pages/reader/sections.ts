/**
 * The text's parts (blocks, folds) in sections. The browser draws only what is in sight, or nearly (`content-visibility`
 * in the style sheet): it watches the sections, and in those at hand the blocks. To watch every block of a long text at
 * every frame would cost more than to draw those that are seen.
 */
import { element, setChildren } from '../kit/elements.js';

interface Part {
  readonly element: HTMLElement;
  /** Estimated height, in lines of the text. */
  readonly lines: number;
}

interface Watched {
  readonly element: HTMLElement;
}

const PARTS = 16;
const CHANGE = 'contentvisibilityautostatechange';

const isSkipped = (event: Event): boolean => (event as Event & { readonly skipped: boolean }).skipped;

export class Sections<View extends Watched> {
  private sections: readonly HTMLElement[] = [];
  /** Drawn, if their section is. */
  private readonly near = new Set<View>();
  private readonly skipped = new WeakSet<Element>();

  constructor(
    private readonly content: HTMLElement,
    private readonly onAppear: () => void,
    private readonly onLeave: (view: View) => void,
  ) {}

  /** The views that are in sight, or nearly; in no order. */
  get visible(): readonly View[] {
    return [...this.near].filter((view) => !this.isHidden(view));
  }

  watch(view: View): void {
    view.element.addEventListener(CHANGE, (event) => {
      // What happens within, or to what was taken out meanwhile, is not meant.
      if (event.target !== view.element || !view.element.isConnected) return;
      if (!isSkipped(event)) {
        this.near.add(view);
        this.onAppear();
      } else if (this.near.delete(view)) this.onLeave(view);
    });
  }

  forget(view: View): void {
    this.near.delete(view);
  }

  /** Lays these parts out, in this order; what is there already stays as it is. */
  lay(parts: readonly Part[]): void {
    const sections: HTMLElement[] = [];
    for (let i = 0; i < parts.length; i += PARTS) {
      const own = parts.slice(i, i + PARTS);
      const section = this.sections[sections.length] ?? this.make();
      const lines = own.reduce((sum, part) => sum + part.lines, 0);
      section.style.setProperty('--lines', String(Math.round(lines)));
      setChildren(
        section,
        own.map((part) => part.element),
      );
      sections.push(section);
    }
    for (const section of this.sections.slice(sections.length)) section.remove();
    for (const section of sections.slice(this.sections.length)) this.content.append(section);
    this.sections = sections;
  }

  private make(): HTMLElement {
    const section = element('div', { className: 'section' });
    section.addEventListener(CHANGE, (event) => {
      if (event.target !== section) return;
      if (!isSkipped(event)) {
        this.skipped.delete(section);
        this.onAppear();
        return;
      }
      for (const view of this.visible) if (section.contains(view.element)) this.onLeave(view);
      this.skipped.add(section);
    });
    return section;
  }

  private isHidden(view: View): boolean {
    const section = view.element.closest('.section');
    return section === null || this.skipped.has(section);
  }
}
