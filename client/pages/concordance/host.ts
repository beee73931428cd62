/** The concordance's door to the extension. */
import type { FromConcordance, ToConcordance } from '../../messages/concordance.js';
import { Host } from '../kit/host.js';

interface Memory {
  readonly query: string;
  readonly root: string;
}

export const host = new Host<ToConcordance, FromConcordance, Memory>();
