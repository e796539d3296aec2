import { type PDFContext, type PDFRef, PDFString } from "@cantoo/pdf-lib";
import { subsetFont } from "../pdf/merge-fonts.server";
import type { Face } from "./faces.server";

/** A font of a document: which of its glyphs are set. */
export class UsedFont {
  /** The glyphs that are set, in the order of their codes, which begin at 1: what they stand for, and how wide they are in thousandths. */
  private readonly glyphs = new Map<number, { readonly code: string; readonly text: string; readonly width: number }>();

  constructor(
    private readonly face: Face,
    readonly ref: PDFRef,
    readonly name: string,
  ) {}

  /** The operand that shows a text, with its kerning. */
  show(text: string): string {
    const parts: string[] = [];
    let run = "";
    for (const [at, word] of text.split(" ").entries()) {
      for (const { id, text, advance, width } of [
        ...(at > 0 ? this.face.shape(" ").glyphs : []),
        ...this.face.shape(word).glyphs,
      ]) {
        run += this.codeOf(id, text, width);
        const kerning = Math.round((width - advance) * 1000);
        if (kerning === 0) continue;
        parts.push(`<${run}> ${kerning}`);
        run = "";
      }
    }
    return `[${parts.join(" ")} <${run}>]`;
  }

  /** Of a letter that the font does not have, the glyph that says so. */
  private codeOf(id: number, text: string, width: number): string {
    if (id === 0) return "0000";
    const known = this.glyphs.get(id);
    if (known) return known.code;
    const code = (this.glyphs.size + 1).toString(16).padStart(4, "0");
    this.glyphs.set(id, { code, text, width: Math.round(width * 1000) });
    return code;
  }

  write(context: PDFContext, stream: (bytes: Buffer, dict: Record<string, unknown>) => PDFRef): void {
    const { face, glyphs } = this;
    // A subset is named by six letters before the font's name.
    const BaseFont = `SUBSET+${face.name.replaceAll("-", "")}`;
    const file = subsetFont(face.file, glyphs.keys());
    const thousandths = (part: number) => Math.round(part * 1000);
    const FontDescriptor = context.register(
      context.obj({
        Type: "FontDescriptor",
        FontName: BaseFont,
        Flags: 4,
        FontBBox: [-500, -thousandths(face.descent), 1500, thousandths(face.ascent)],
        ItalicAngle: 0,
        Ascent: thousandths(face.ascent),
        Descent: -thousandths(face.descent),
        CapHeight: 700,
        StemV: 80,
        FontFile2: stream(file, { Length1: file.length }),
      }),
    );
    const descendant = context.register(
      context.obj({
        Type: "Font",
        Subtype: "CIDFontType2",
        BaseFont,
        CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
        FontDescriptor,
        CIDToGIDMap: "Identity",
        W: [1, [...glyphs.values()].map(({ width }) => width)],
      } as never),
    );
    const font = context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont,
      Encoding: "Identity-H",
      DescendantFonts: [descendant],
      ToUnicode: stream(Buffer.from(this.unicodeMap(), "latin1"), {}),
    });
    context.assign(this.ref, font);
  }

  /** Says which letters the glyphs stand for, so that the text can be searched and copied. Source: ISO 32000-1, 9.10.3. */
  private unicodeMap(): string {
    const rows = [...this.glyphs.values()].map(({ code, text }) => {
      const letters = Buffer.from(text, "utf16le").swap16().toString("hex");
      return `<${code}> <${letters}>`;
    });
    const blocks: string[] = [];
    // A block holds at most a hundred.
    for (let at = 0; at < rows.length; at += 100) {
      const block = rows.slice(at, at + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
    }
    return [
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
      "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
      "1 begincodespacerange <0000> <ffff> endcodespacerange",
      ...blocks,
      "endcmap CMapName currentdict /CMap defineresource pop end end",
    ].join("\n");
  }
}
