import type { Page } from "playwright";

/**
 * What a page is made of: for each element its way from the top, by names, classes and attributes, and whether it says anything; each
 * once, as a number. Pages of one route that have the same parts differ in their texts and in how many rows they have.
 */
export function partsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const parts = new Set<number>();
    const of = (element: Element): string => {
      const attributes = [...element.attributes].map(({ name, value }) => (value.trim() ? name : `${name}!`));
      const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
      return `${element.localName}.${element.getAttribute("class") ?? ""}[${attributes.sort().join()}]${says ? "+" : ""}`;
    };
    const walk = (element: Element, way: number) => {
      let hash = way;
      for (const letter of of(element)) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
      parts.add(hash);
      for (const child of element.children) walk(child, hash);
    };
    walk(document.documentElement, 7);
    return [...parts];
  });
}
