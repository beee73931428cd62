/** How the text lies on the page: its fonts and widths, where it is scrolled to, and what is to be done when they change. */
import type { ReaderOptions } from '../../messages/reader.js';
import { host } from './host.js';
import type { PageSession } from './session.js';
import type { TextView } from './textView.js';

/** Milliseconds without scrolling after which the place is remembered. */
const REST = 200;

export class Layout {
  /** The text stands where it was read last, before its tab was moved or the window loaded anew. */
  private isRestored = false;
  private width = 0;
  private scrolled: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: PageSession,
    private readonly text: TextView,
    handlers: { readonly resized: () => void; readonly scrolled: () => void },
  ) {
    text.element.addEventListener('scroll', () => {
      handlers.scrolled();
      clearTimeout(this.scrolled);
      this.scrolled = setTimeout(() => host.remember({ scroll: text.element.scrollTop }), REST);
    });
    // Widths and fonts change where lines break; marks are measured anew. Heights change all the time: blocks far from
    // sight have an estimated one.
    new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === this.width) return;
      this.width = entry.contentRect.width;
      handlers.resized();
    }).observe(text.content);
    document.fonts.addEventListener('loadingdone', () => handlers.resized());
  }

  /** Lays the text out anew where it has changed, and keeps it where it is read. */
  lay(): void {
    const { document } = this.session;
    const scroll = this.text.element.scrollTop;
    if (this.text.lay())
      this.text.element.scrollTop = this.isRestored ? scroll : (host.remembered().scroll ?? 0);
    this.isRestored ||= document.version >= 0 && !document.isBeginning;
  }

  apply({ fontFamily, fontSize, lineHeight, width }: ReaderOptions): void {
    const { style } = document.documentElement;
    style.setProperty('--font', fontFamily);
    style.setProperty('--size', `${fontSize}px`);
    style.setProperty('--spacing', String(lineHeight));
    style.setProperty('--measure', `${width}ch`);
  }
}
