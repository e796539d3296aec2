type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * What was typed in the boxes of these names before the scripts of the page came, by name. A box that still holds what the server wrote
 * is left out, and on the server every one.
 */
export function earlyWords(names: readonly string[]): ReadonlyMap<string, string> {
  const early = new Map<string, string>();
  if (typeof document === "undefined") return early;
  for (const name of names) {
    const [box] = document.getElementsByName(name) as NodeListOf<Box>;
    if (box && box.value !== box.defaultValue) early.set(name, box.value);
  }
  return early;
}
