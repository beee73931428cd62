/** Records of Argilla as objects with a text and its spans: those of version 1, and of version 2 one for each who answered. */
import { isObject, type JsonObject, nameText } from './inputText.js';
import { listOf } from './jsonSpans.js';

/** What is no record of Argilla is what it is. */
export function* argillaObjects(value: unknown): Generator<unknown> {
  if (!isObject(value)) yield value;
  else if (isObject(value['fields']) && (isObject(value['responses']) || isObject(value['suggestions'])))
    yield* answersOf(value, value['fields']);
  else if (Array.isArray(value['annotation']) && !Array.isArray(value['spans'])) {
    const { annotation: spans, ...rest } = value;
    yield { ...rest, spans };
  } else yield value;
}

/** Questions of spans have lists of objects for answers; others are told by their names. */
function* answersOf(record: JsonObject, fields: JsonObject): Generator<JsonObject> {
  const { fields: _fields, responses, suggestions, ...rest } = record;
  const text = fields['text'] ?? Object.values(fields).find((one) => typeof one === 'string');
  const byUser = new Map<string, { spans: unknown[]; others: JsonObject }>();
  for (const [question, answers] of Object.entries(isObject(responses) ? responses : {}))
    for (const answer of listOf(answers)) {
      if (!isObject(answer)) continue;
      const { value, user_id: user } = answer;
      const own = byUser.get(nameText(user)) ?? { spans: [], others: {} };
      if (Array.isArray(value) && value.every((one) => isObject(one) && one['start'] !== undefined))
        own.spans.push(...(value as unknown[]));
      else own.others = { ...own.others, [question]: [value] };
      byUser.set(nameText(user), own);
    }
  // What a model proposed is nobody's decision, and told.
  const told = isObject(suggestions) ? { suggestions } : {};
  for (const [user, { spans, others }] of byUser)
    yield { ...others, ...rest, ...told, text, spans, ...(user !== '' && { annotator: user }) };
  if (byUser.size === 0) yield { ...rest, ...told, text, spans: [] };
}
