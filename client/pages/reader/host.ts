/** The reader's door to the extension. */
import type { FromReader, ToReader } from '../../messages/reader.js';
import { Host } from '../kit/host.js';

interface Memory {
  readonly scroll: number;
  readonly hiddenLabels: readonly string[];
  /** What is said of the document is shown beside it. */
  readonly showsForm: boolean;
  /** By attribute, what is let through. */
  readonly facets: readonly (readonly [name: string, facets: readonly string[]])[];
}

export const host = new Host<ToReader, FromReader, Memory>();
