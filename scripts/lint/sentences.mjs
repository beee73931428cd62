// @ts-check
// An ESLint rule: sentences that people read stand in a catalogue (server/src/messages/english), or in `l10n.t(…)` in the
// extension host; not in code. Three words in a row make a sentence.

const SENTENCE = /\p{L}{2,} \p{L}{2,} \p{L}{2,}/u;

/** What is said to developers, in the log: `output.warn(…)`, `this.output.error(…)`, `log?.error(…)`, `console.log(…)`. */
const LOGS = new Set(['console', 'log', 'output']);

/** @param {any} node */
const nameOf = (node) => (node?.type === 'MemberExpression' ? node.property.name : node?.name);

/**
 * Whether a call takes sentences: a translation's, or a log's.
 * @param {any} call
 */
function takesSentences({ callee }) {
  const inner = callee.type === 'ChainExpression' ? callee.expression : callee;
  if (inner.type !== 'MemberExpression') return false;
  const owner = nameOf(inner.object);
  return LOGS.has(owner) || (owner === 'l10n' && inner.property.name === 't');
}

/**
 * Whether somebody is to read it, or a program: types, and lists that are written with spaces, nobody reads.
 * @param {any} node
 */
function isRead(node) {
  for (let { parent: above } = node, from = node; above; from = above, above = above.parent) {
    if (above.type === 'CallExpression' && above.arguments.includes(from)) return !takesSentences(above);
    if (above.type === 'MemberExpression' && above.property.name === 'split') return false;
    if (above.type === 'TSLiteralType' || above.source === from) return false;
    if (above.type === 'ExpressionStatement' && above.directive !== undefined) return false;
    if (/Function|Statement|Program/u.test(above.type)) return true;
  }
  return true;
}

/** @type {import('eslint').Rule.RuleModule} Its option `names`: properties that hold names, the same in every language. */
export const sentences = {
  meta: {
    type: 'problem',
    schema: [
      { type: 'object', additionalProperties: false, properties: { names: { items: { type: 'string' } } } },
    ],
    messages: {
      sentence:
        '“{{words}}”: sentences stand in server/src/messages/english (or in l10n.t in the extension host), not in code.',
    },
  },
  create(context) {
    const names = new Set(context.options[0]?.names);
    /** @param {any} node */
    const isName = ({ parent }) => parent.type === 'Property' && names.has(parent.key.name);
    /** @param {any} node @param {unknown} text */
    const check = (node, text) => {
      if (typeof text === 'string' && SENTENCE.test(text) && !isName(node) && isRead(node))
        context.report({ node, messageId: 'sentence', data: { words: text.trim().slice(0, 40) } });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
