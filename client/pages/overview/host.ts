/** The overview's door to the extension. */
import type { FromOverview, ToOverview } from '../../messages/overview.js';
import { Host } from '../kit/host.js';

interface Memory {
  readonly root: string;
}

export const host = new Host<ToOverview, FromOverview, Memory>();
