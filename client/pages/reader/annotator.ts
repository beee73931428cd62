/** What the annotator does: every action of the page, whether it came from a key, a button, the mouse or VS Code. */
import { isEmpty } from '../../annotating/places.js';
import type { Action } from '../../messages/reader.js';
import { Deciding } from './deciding.js';
import { Going } from './going.js';
import { tell } from './host.js';
import type { Parts } from './parts.js';
import { Reshaping } from './reshaping.js';
import { Tagging } from './tagging.js';

export class Annotator {
  readonly going: Going;
  readonly tagging: Tagging;
  readonly reshaping: Reshaping;
  readonly deciding: Deciding;

  constructor(private readonly parts: Parts) {
    this.going = new Going(parts);
    this.deciding = new Deciding(parts, this.going);
    this.tagging = new Tagging(parts, this.deciding);
    this.reshaping = new Reshaping(parts, this.deciding);
  }

  run(action: Action, byLetter = false): void {
    const { session, relating, text } = this.parts;
    const { current } = session;
    switch (action) {
      case 'nextSuggestion':
        return this.going.step('suggestion');
      case 'previousSuggestion':
        return this.going.step('suggestion', true);
      case 'nextAnnotation':
        return this.going.step('annotation');
      case 'previousAnnotation':
        return this.going.step('annotation', true);
      case 'accept':
        if (relating.isPicking && current) return relating.pick(current);
        return this.deciding.accept(current);
      case 'reject':
        return this.deciding.reject(current);
      case 'remove':
        return current?.kind === 'suggestion' ? this.deciding.reject(current) : this.deciding.remove(current);
      case 'tag':
        return this.tagging.openBar();
      case 'changeLabel':
        return current ? this.tagging.openBarFor(current) : this.tagging.openBar();
      case 'tagEverywhere':
        return void this.tagging.offerEverywhere();
      case 'editValue':
        return this.edit('value');
      case 'editNote':
        return this.edit('note');
      case 'linkEntity':
        return this.edit('entity');
      case 'relate':
        if (current?.kind === 'annotation') return relating.begin(current);
        return this.parts.warn('Go to an annotation first.');
      case 'showRelations':
        return relating.toggleLines();
      case 'nextUnsettled': {
        const next = this.parts.unsettled.next();
        if (!next) return this.parts.warn('All annotations have their place in the text.');
        // What is lost stands nowhere: the caret stays, to look for its words.
        if (next.anchor === 'lost') return this.going.announceItem(next);
        return this.going.go(next);
      }
      case 'attach':
        return this.reshaping.attach(this.parts.unsettled.heldItem);
      case 'growStart':
        return this.reshaping.moveEdge('start', true, byLetter);
      case 'shrinkStart':
        return this.reshaping.moveEdge('start', false, byLetter);
      case 'growEnd':
        return this.reshaping.moveEdge('end', true, byLetter);
      case 'shrinkEnd':
        return this.reshaping.moveEdge('end', false, byLetter);
      case 'undo':
      case 'redo':
        return this.deciding.steer(action);
      case 'doneAndNext':
        return void this.deciding
          .decide({ kind: 'status', status: 'done' })
          .then(() => tell({ type: 'run', action: 'nextDocument' }));
      case 'larger':
      case 'smaller': {
        const size = session.options?.fontSize ?? 20;
        return tell({
          type: 'options',
          fontSize: Math.min(60, Math.max(10, size + (action === 'larger' ? 2 : -2))),
        });
      }
      case 'help':
        return this.parts.toggleHelp();
      case 'escape':
        this.escape();
        return text.element.focus();
      case 'acceptAll':
      case 'setDate':
      case 'setStatus':
      case 'nextDocument':
      case 'openText':
        return tell({ type: 'run', action });
    }
  }

  private escape(): void {
    const { session, bar, marks, everywhere, relating, text } = this.parts;
    const open = bar.isOpen || everywhere.isOpen || relating.isOpen;
    this.tagging.close();
    everywhere.close();
    relating.cancel();
    if (open) return marks.draw();
    const { selection } = text;
    if (selection && !isEmpty(selection)) text.select(selection.active);
    else session.setCurrent(undefined);
  }

  private edit(field: 'value' | 'note' | 'entity'): void {
    if (!this.parts.session.current) return this.parts.warn('Go to an annotation first.');
    if (!this.parts.editField(field)) this.parts.warn(`This annotation has no ${field}.`);
  }
}
