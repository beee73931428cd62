/** What taught the corpus to suggest a name, or not to, in words. */
import { message, type Message } from '../../messages/message.js';
import type { FormTally } from './taughtNames.js';

/** What was decided about a form: under a label first, then under the others. */
export function taughtReasons({ labels }: FormTally, label: string): readonly Message[] {
  const reasons: Message[] = [];
  const own = labels.get(label);
  const tell = (name: string, accepted: number, refused: number): void => {
    if (accepted > 0) reasons.push(message('learning.accepted', { count: accepted, label: name }));
    if (refused > 0) reasons.push(message('learning.refused', { count: refused, label: name }));
  };
  if (own) tell(label, own.accepted, own.refused);
  for (const [name, { accepted }] of labels) if (name !== label) tell(name, accepted, 0);
  return reasons;
}
