import { inflateSync } from "node:zlib";

/** The tables of one font by their tags, unpacked. */
type Tables = Map<string, Buffer>;

/** Carried over from the first font: measures, hints, and how its own letters are kerned and joined. */
const KEPT = ["OS/2", "name", "cvt ", "fpgm", "prep", "GDEF", "GPOS", "GSUB"];

/**
 * Make one TrueType font out of the WOFF files of one face that each cover one script, so that a word with letters of
 * two files is still set as one word. Letters that several files have come from the first.
 * Throws RangeError when a file is no WOFF with TrueType outlines.
 * Source: W3C WOFF 1.0; OpenType specification, chapters cmap, glyf, hmtx, loca, maxp.
 */
export function mergeFonts(files: readonly Buffer[]): Buffer {
  const fonts = files.map(tablesOf);
  const first = fonts[0]!;
  const glyphs: Buffer[] = [];
  const metrics: Buffer[] = [];
  const letters = new Map<number, number>();
  for (const font of fonts) {
    const base = glyphs.length;
    for (const [letter, glyph] of lettersOf(table(font, "cmap"))) {
      if (!letters.has(letter)) letters.set(letter, base + glyph);
    }
    glyphs.push(...glyphsOf(font, base));
    metrics.push(...metricsOf(font));
  }

  const kept = KEPT.flatMap((tag) => (first.has(tag) ? [[tag, first.get(tag)!] as const] : []));
  const { glyf, loca } = glyphTables(glyphs);
  return fontFile(
    new Map([
      ...kept,
      ["glyf", glyf],
      ["loca", loca],
      ["hmtx", Buffer.concat(metrics)],
      ["cmap", letterTable(letters)],
      ["head", patched(table(first, "head"), 50, 1)],
      ["hhea", patched(table(first, "hhea"), 34, glyphs.length)],
      ["maxp", patched(largest(fonts.map((font) => table(font, "maxp"))), 4, glyphs.length)],
      ["post", Buffer.concat([Buffer.of(0, 3, 0, 0), Buffer.alloc(28)])],
    ]),
  );
}

/** Measures and hints, without which a PDF's font is not drawn as the whole one is. */
const HINTS = ["cvt ", "fpgm", "prep"];

/**
 * A merged font with these glyphs alone, numbered from 1 in their order, and after them those they are made of, as a PDF carries it.
 * Source: ISO 32000-1, 9.9 (which tables a TrueType font program in a PDF needs).
 */
export function subsetFont(file: Buffer, glyphs: Iterable<number>): Buffer {
  const tables = tablesOfFile(file);
  const [glyf, loca, hmtx] = [table(tables, "glyf"), table(tables, "loca"), table(tables, "hmtx")];
  const numbers = new Map([0, ...glyphs].map((glyph, place) => [glyph, place]));
  const outlines: Buffer[] = [];
  // A map is walked in the order things were added: parts of parts are found too.
  for (const [glyph] of numbers) {
    const outline = Buffer.from(glyf.subarray(loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4)));
    eachPart(outline, (at) => {
      const part = outline.readUInt16BE(at);
      if (!numbers.has(part)) numbers.set(part, numbers.size);
      outline.writeUInt16BE(numbers.get(part)!, at);
    });
    outlines.push(outline);
  }
  const count = outlines.length;
  return fontFile(
    new Map([
      ...HINTS.flatMap((tag) => (tables.has(tag) ? [[tag, tables.get(tag)!] as const] : [])),
      ...Object.entries(glyphTables(outlines)),
      ["hmtx", Buffer.concat([...numbers.keys()].map((glyph) => hmtx.subarray(4 * glyph, 4 * glyph + 4)))],
      ["head", table(tables, "head")],
      ["hhea", patched(table(tables, "hhea"), 34, count)],
      ["maxp", patched(table(tables, "maxp"), 4, count)],
    ]),
  );
}

function tablesOfFile(font: Buffer): Tables {
  const tables: Tables = new Map();
  for (let left = font.readUInt16BE(4), at = 12; left > 0; left -= 1, at += 16) {
    const [offset, size] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
    tables.set(font.toString("latin1", at, at + 4), font.subarray(offset, offset + size));
  }
  return tables;
}

function tablesOf(woff: Buffer): Tables {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new RangeError("Not a WOFF file");
  const tables: Tables = new Map();
  for (let left = woff.readUInt16BE(12), at = 44; left > 0; left -= 1, at += 20) {
    const [offset, packed, size] = [4, 8, 12].map((place) => woff.readUInt32BE(at + place)) as [number, number, number];
    const content = woff.subarray(offset, offset + packed);
    tables.set(woff.toString("latin1", at, at + 4), packed < size ? inflateSync(content) : content);
  }
  return tables;
}

function table(font: Tables, tag: string): Buffer {
  const found = font.get(tag);
  if (!found) throw new RangeError(`The font has no table ${tag}`);
  return found;
}

/** Every character with its glyph. */
function lettersOf(cmap: Buffer): Map<number, number> {
  for (let left = cmap.readUInt16BE(2), at = 4; left > 0; left -= 1, at += 8) {
    const subtable = cmap.subarray(cmap.readUInt32BE(at + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) return lettersOfSegments(subtable);
    if (format === 12) return lettersOfGroups(subtable);
  }
  throw new RangeError("The font has no character table of format 4 or 12");
}

function lettersOfSegments(subtable: Buffer): Map<number, number> {
  const letters = new Map<number, number>();
  const double = subtable.readUInt16BE(6);
  for (let segment = 0; segment < double; segment += 2) {
    const end = subtable.readUInt16BE(14 + segment);
    const start = subtable.readUInt16BE(16 + double + segment);
    const delta = subtable.readUInt16BE(16 + 2 * double + segment);
    const rangeAt = 16 + 3 * double + segment;
    const range = subtable.readUInt16BE(rangeAt);
    for (let letter = start; letter <= end && letter !== 0xffff; letter += 1) {
      const listed = range === 0 ? letter : subtable.readUInt16BE(rangeAt + range + 2 * (letter - start));
      if (listed !== 0) letters.set(letter, (listed + delta) & 0xffff);
    }
  }
  return letters;
}

function lettersOfGroups(subtable: Buffer): Map<number, number> {
  const letters = new Map<number, number>();
  for (let left = subtable.readUInt32BE(12), at = 16; left > 0; left -= 1, at += 12) {
    const start = subtable.readUInt32BE(at);
    for (let letter = start; letter <= subtable.readUInt32BE(at + 4); letter += 1) {
      letters.set(letter, subtable.readUInt32BE(at + 8) + letter - start);
    }
  }
  return letters;
}

/** The outlines of a font, those made of others pointing to where the others will be. */
function glyphsOf(font: Tables, base: number): Buffer[] {
  const loca = table(font, "loca");
  const isLong = table(font, "head").readInt16BE(50) === 1;
  const offset = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return Array.from({ length: table(font, "maxp").readUInt16BE(4) }, (_, glyph) =>
    shifted(table(font, "glyf").subarray(offset(glyph), offset(glyph + 1)), base),
  );
}

const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

function shifted(glyph: Buffer, base: number): Buffer {
  const copy = Buffer.from(glyph);
  eachPart(copy, (at) => copy.writeUInt16BE(copy.readUInt16BE(at) + base, at));
  return copy;
}

/** Where an outline that is made of others names each of them. */
function eachPart(outline: Buffer, visit: (at: number) => void): void {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return;
  let flags = MORE;
  for (let at = 10; flags & MORE; ) {
    flags = outline.readUInt16BE(at);
    visit(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
  }
}

/** Four bytes a glyph: advance and left side bearing. */
function metricsOf(font: Tables): Buffer[] {
  const hmtx = table(font, "hmtx");
  const full = table(font, "hhea").readUInt16BE(34);
  return Array.from({ length: table(font, "maxp").readUInt16BE(4) }, (_, glyph) => {
    if (glyph < full) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
    const bearing = 4 * full + 2 * (glyph - full);
    return Buffer.concat([hmtx.subarray(4 * full - 4, 4 * full - 2), hmtx.subarray(bearing, bearing + 2)]);
  });
}

function glyphTables(glyphs: Buffer[]): { glyf: Buffer; loca: Buffer } {
  const padded = glyphs.map((glyph) => Buffer.concat([glyph, Buffer.alloc(-glyph.length & 3)]));
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  padded.reduce((end, glyph, place) => {
    loca.writeUInt32BE(end + glyph.length, 4 * (place + 1));
    return end + glyph.length;
  }, 0);
  return { glyf: Buffer.concat(padded), loca };
}

/** A character table of format 12, one group a character. */
function letterTable(letters: Map<number, number>): Buffer {
  const groups = [...letters].sort(([a], [b]) => a - b).map(([letter, glyph]) => uint32s(letter, letter, glyph));
  const subtable = [Buffer.of(0, 12, 0, 0), uint32s(16 + 12 * groups.length, 0, groups.length), ...groups];
  return Buffer.concat([Buffer.of(0, 0, 0, 1, 0, 3, 0, 10), uint32s(12), ...subtable]);
}

/** Of several tables of 16-bit limits, the largest of each limit. */
function largest(tables: Buffer[]): Buffer {
  const result = Buffer.from(tables[0]!);
  for (let at = 4; at < result.length; at += 2) {
    result.writeUInt16BE(Math.max(...tables.map((each) => each.readUInt16BE(at))), at);
  }
  return result;
}

function patched(source: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(source);
  copy.writeUInt16BE(value, at);
  return copy;
}

/** The checksums stay zero: the PDF writer takes the glyphs it needs and builds a font of its own. */
function fontFile(tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory: Buffer[] = [Buffer.of(0, 1, 0, 0, 0, sorted.length, 0, 0, 0, 0, 0, 0)];
  const contents: Buffer[] = [];
  let offset = 12 + 16 * sorted.length;
  for (const [tag, content] of sorted) {
    directory.push(Buffer.from(tag, "latin1"), uint32s(0, offset, content.length));
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    contents.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([...directory, ...contents]);
}

function uint32s(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, place) => {
    bytes.writeUInt32BE(value, 4 * place);
  });
  return bytes;
}
