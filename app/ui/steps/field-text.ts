/** What stands in a field of a form; given a text, it stands there from now on. Undefined for a box that is not ticked. */
export function fieldText(form: HTMLFormElement, name: string, text?: string): string | undefined {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement && field.type === "checkbox") {
    if (text !== undefined) field.checked = text === field.value;
    return field.checked ? field.value : undefined;
  }
  const isField =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement ||
    field instanceof RadioNodeList;
  if (!isField) return undefined;
  if (text !== undefined) field.value = text;
  return field.value;
}

/** Everything that stands in a form. */
export const textsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
