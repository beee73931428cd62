/** A field that stores what was typed on Enter or on leaving, and takes it back on Escape. */
import { element } from '../elements.js';
import { leave } from './leaving.js';

export interface TextFieldOptions {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  /** Told what was typed, without the spaces around it, where it is fine and another than before. */
  readonly store: (typed: string) => unknown;
  /** What is wrong with what is typed; undefined where nothing is. */
  readonly problemOf?: (typed: string) => string | undefined;
}

export interface TextField {
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
}

export function textField({ name, title, value, store, problemOf }: TextFieldOptions): TextField {
  const id = `field-${name}`;
  const problem = element('p', {
    className: 'problem',
    id: `${id}-problem`,
    attributes: { role: 'alert' },
  });
  const input = element('input', {
    id,
    value,
    dir: 'auto',
    data: { field: name },
    spellcheck: false,
    attributes: { 'aria-describedby': problem.id },
  });
  const isFine = () => {
    problem.textContent = problemOf?.(input.value.trim()) ?? '';
    input.setAttribute('aria-invalid', String(problem.textContent !== ''));
    return problem.textContent === '';
  };
  // What is wrong before anybody types is told as well.
  if (value !== '') isFine();
  input.oninput = isFine;
  input.onchange = () => {
    if (isFine() && input.value.trim() !== value) store(input.value.trim());
  };
  input.onkeydown = ({ key }) => {
    if (key === 'Escape') input.value = value;
    if (key === 'Escape' || (key === 'Enter' && isFine())) leave(input);
  };
  return { row: fieldRow(title, input, problem), input };
}

/** A field below its title. */
export function fieldRow(
  title: string,
  input: HTMLInputElement,
  ...others: readonly HTMLElement[]
): HTMLElement {
  return element(
    'div',
    { className: 'field' },
    element('label', { htmlFor: input.id }, title),
    input,
    ...others,
  );
}
