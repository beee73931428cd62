/** Tells the extension where the text is looked at while all of it is still being read: what is in sight is read first. */
import { host } from './host.js';
import type { PageSession } from './session.js';
import type { TextView } from './textView.js';

export class InSight {
  private told: number | undefined;

  constructor(
    private readonly session: PageSession,
    private readonly text: TextView,
  ) {}

  tell(): void {
    const { state } = this.session;
    if (state && !state.isReading) return;
    const line = this.text.visibleViews[0]?.block.line;
    if (line === undefined || line === this.told) return;
    this.told = line;
    host.tell({ type: 'inSight', line });
  }
}
