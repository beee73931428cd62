/** The agreement page's door to the extension. */
import type { FromAgreement, ToAgreement } from '../../messages/agreement.js';
import { Host } from '../kit/host.js';

interface Memory {
  readonly root: string;
}

export const host = new Host<ToAgreement, FromAgreement, Memory>();
