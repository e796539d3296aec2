export type XmlAttributes = Record<string, string>;

export interface XmlHandler {
  /** Names come without their prefix: "x:row" is "row", "r:id" is "id". */
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!?]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Walk through the XML that office programs write. A document type is refused, so no entity can be declared.
 * Throws SyntaxError when the text is not well-formed.
 */
export function walkXml(xml: string, handler: XmlHandler): void {
  const isOpen: string[] = [];
  TOKEN.lastIndex = xml.startsWith("\uFEFF") ? 1 : 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (!match) throw new SyntaxError(`XML is not well-formed at ${at}`);
    const [, cdata, slash, fullName, attributes = "", isEmpty, text] = match;
    // The handler may walk another text, which moves the shared expression.
    const next = TOKEN.lastIndex;
    if (cdata !== undefined) handler.text?.(cdata);
    else if (text !== undefined) handler.text?.(decoded(text));
    else if (fullName !== undefined) {
      const name = withoutPrefix(fullName);
      if (slash) {
        if (isOpen.pop() !== fullName) throw new SyntaxError(`XML closes ${fullName} at ${at}, which is not open`);
      } else {
        handler.open?.(name, attributesOf(attributes));
        if (!isEmpty) isOpen.push(fullName);
      }
      if (slash || isEmpty) handler.close?.(name);
    }
    TOKEN.lastIndex = next;
  }
  if (isOpen.length > 0) throw new SyntaxError(`XML never closes ${isOpen.at(-1)}`);
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function attributesOf(text: string): XmlAttributes {
  const attributes: XmlAttributes = {};
  if (text === "") return attributes;
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    attributes[withoutPrefix(name!)] = decoded(double ?? single ?? "");
  }
  return attributes;
}

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  });
}
