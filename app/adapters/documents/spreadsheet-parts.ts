import { walkXml } from "./xml";

/** The strings that cells refer to by number: plain, or joined from runs; readings of Asian scripts left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let parts: string[] = [];
  let isText = false;
  let readings = 0;
  walkXml(xml, {
    open(name) {
      if (name === "si") parts = [];
      if (name === "rPh") readings += 1;
      isText = name === "t" && readings === 0;
    },
    text(text) {
      if (isText) parts.push(text);
    },
    close(name) {
      if (name === "si") strings.push(cellText(parts.join("")));
      if (name === "rPh") readings -= 1;
      isText = false;
    },
  });
  return strings;
}

/** Text as a grid holds it; characters that XML cannot hold are written _x000D_ in spreadsheets. */
export function cellText(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n")
    .normalize("NFC")
    .trim();
}

// Numbers of formats that every spreadsheet knows without spelling them out; the clock times among them are no dates.
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether the cell style of a number shows it as a date. */
export function readDateStyles(xml: string): (style: number) => boolean {
  const custom = new Map<number, boolean>();
  const formats: number[] = [];
  let isCellStyle = false;
  walkXml(xml, {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt") custom.set(Number(numFmtId), isDateFormat(formatCode));
      if (name === "cellXfs") isCellStyle = true;
      if (name === "xf" && isCellStyle) formats.push(Number(numFmtId));
    },
    close(name) {
      if (name === "cellXfs") isCellStyle = false;
    },
  });
  return (style) => {
    const format = formats[style] ?? 0;
    return custom.get(format) ?? BUILT_IN_DATES.has(format);
  };
}

// A format speaks of dates when a day or a year is left after quoted text, colours, currencies and escapes are gone.
function isDateFormat(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ""));
}
