/** What a corpus would learn most from, as text for a terminal. */
import { formatPlain } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import type { TeachingOrder } from './teachingOrder.js';

const bits = (value: number | undefined): string => (value ?? 0).toFixed(2).padStart(7);

export function teachingReport(
  { documents, sample, forms }: TeachingOrder,
  say: Format = formatPlain,
): string {
  const documentLines = (listed: TeachingOrder['documents']): string[] =>
    listed.map(
      ({ name, teaches, suggestions = 0 }) => `${bits(teaches)}${String(suggestions).padStart(7)}  ${name}`,
    );
  return [
    say(message('learning.order.documents')),
    ...documentLines(documents),
    '',
    say(message('learning.order.forms')),
    ...forms.map(
      (form) =>
        `${bits(form.bits)}${String(form.places).padStart(7)}  ${form.label.padEnd(10)} ${form.text}  (${form.document})`,
    ),
    '',
    say(message('learning.order.sample')),
    ...documentLines(sample),
    '',
    say(message('learning.order.bias')),
  ]
    .join('\n')
    .concat('\n');
}
