/** The door of an entity's page to the extension. */
import type { FromEntityPage, ToEntityPage } from '../../messages/entityPage.js';
import { Host } from '../kit/host.js';

interface Memory {
  readonly root: string;
  readonly id: string;
}

export const host = new Host<ToEntityPage, FromEntityPage, Memory>();
