/** What the guidelines of the corpus say of labels: a sentence where labels are chosen, all of it on the card. */
import type { Guideline, GuidelineBlock } from '../../../server/src/annotation/guideline.js';
import { message } from '../../../server/src/messages/message.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { host } from './host.js';
import type { PageSession } from './session.js';

export class Guidelines {
  private byLabel: ReadonlyMap<string, Guideline> = new Map();
  private revision: number | undefined;
  /** Whether the annotator wants to see all of it. */
  private isOpen = false;

  constructor(
    private readonly session: PageSession,
    private readonly changed: () => void,
  ) {
    session.onChange((event) => {
      if (event === 'state') void this.follow();
    });
  }

  of(label: string): Guideline | undefined {
    return this.byLabel.get(label);
  }

  /** Nothing where they do not speak of the label. */
  part(label: string): HTMLElement[] {
    const guideline = this.of(label);
    if (!guideline || guideline.summary === '') return [];
    const details = element(
      'details',
      { className: 'guideline', open: this.isOpen },
      element('summary', { dir: 'auto' }, guideline.summary),
      ...guideline.blocks.filter(({ text }) => text !== guideline.summary).map(blockElement),
      actionRow(
        button(say(message('page.guidelines.beside')), () => host.tell({ type: 'guidelines', label })),
      ),
    );
    details.ontoggle = () => (this.isOpen = details.open);
    return [details];
  }

  /** Asks for them where they are others than those that are known. */
  private async follow(): Promise<void> {
    const { state } = this.session;
    if (!state || state.guidelines === this.revision) return;
    this.revision = state.guidelines;
    const told = state.guidelines === undefined ? null : await host.call('hawashi/guidelines', {});
    this.byLabel = new Map(told?.labels.map((guideline) => [guideline.label, guideline]));
    this.changed();
  }
}

/** Each in its own direction: guidelines hold examples in another language than theirs. */
function blockElement({ kind, text }: GuidelineBlock): HTMLElement {
  return element('p', { className: kind, dir: 'auto' }, text);
}
