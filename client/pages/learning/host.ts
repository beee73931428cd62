/** The learning page's door to the extension. */
import type { FromLearning, ToLearning } from '../../messages/learning.js';
import { Host } from '../kit/host.js';

interface Memory {
  readonly root: string;
}

export const host = new Host<ToLearning, FromLearning, Memory>();
