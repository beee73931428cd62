/** Making elements, in one expression. */

type Properties<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], 'style' | 'dataset' | 'children' | 'attributes'>
> & {
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly data?: Readonly<Record<string, string>>;
  readonly style?: Readonly<Record<string, string>>;
};

export type Child = Node | string | undefined | false;

/** An element with properties, attributes (undefined ones left out), custom style properties, and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties<K> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  const { attributes, data, style, ...own } = properties;
  Object.assign(made, own);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  Object.assign(made.dataset, data);
  for (const [name, value] of Object.entries(style ?? {})) made.style.setProperty(name, value);
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

/** Makes these the children of an element, in this order; those that stand in their place already are not touched. */
export function setChildren(parent: Element, children: readonly Element[]): void {
  const kept = new Set(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const child of children) {
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
}

/** Text of unknown direction within a sentence. */
export function bidi(text: string, className = ''): HTMLElement {
  return element('bdi', { className }, text);
}

/** Writes words into an element; what says the same already is left as it is, and so is its layout. */
export function write(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
