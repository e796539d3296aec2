import { deflateSync } from "node:zlib";
import { type PDFContext, type PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { sha256Hex } from "~/lib/hash.server";
import type { Drawing, DrawnLine, TemplateBox } from "~/lib/template-sheet";
import { attachFiles, type CertificateFiles } from "../pdf/certificate-files";
import { faceOf } from "./faces.server";
import { UsedFont } from "./pdf-font";
import { colour, number, shapeOperators } from "./pdf-path";
import type { PrintPicture } from "./pictures.server";

/**
 * A PDF of drawings, a page each. Fonts, grounds and pictures are kept once, however many pages show them; of a font only the
 * letters that are set.
 */
export class DrawingsPdf {
  private readonly fonts = new Map<string, UsedFont>();
  private readonly shared = new Map<string, PDFRef>();
  private readonly context: PDFContext;

  private constructor(
    private readonly document: PDFDocument,
    private readonly pictures: ReadonlyMap<string, PrintPicture>,
  ) {
    this.context = document.context;
  }

  /** pictures: those that the drawings name, by their ids. */
  static async create(
    about: { readonly title: string; readonly author: string },
    pictures: ReadonlyMap<string, PrintPicture> = new Map(),
  ): Promise<DrawingsPdf> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle(about.title);
    document.setAuthor(about.author);
    document.setLanguage("vi");
    return new DrawingsPdf(document, pictures);
  }

  async add(drawing: Drawing): Promise<void> {
    const page = new PageContent(drawing.height);
    page.drawObject("Ground", this.ground(drawing));
    for (const block of drawing.blocks) {
      for (const shape of block.shapes) page.write(shapeOperators(shape, (opacity) => page.state(opacity)));
      if (block.picture) this.drawPicture(page, block.picture);
      for (const line of block.lines) await this.drawLine(page, line);
    }
    const sheet = this.document.addPage([drawing.width, drawing.height]);
    sheet.node.set(PDFName.of("Contents"), this.stream(page.end(), {}));
    sheet.node.set(PDFName.of("Resources"), page.resources(this.context));
  }

  /** files: what stands beside the page of a certificate. */
  async bytes(files?: CertificateFiles): Promise<Buffer> {
    for (const font of this.fonts.values()) font.write(this.context, (bytes, dict) => this.stream(bytes, dict));
    if (files) {
      const packed = (bytes: Uint8Array, dict: Record<string, unknown>) => this.stream(bytes, dict);
      const plain = (bytes: Uint8Array, dict: Record<string, unknown>) => this.raw(bytes, dict);
      attachFiles(this.document, files, { packed, plain }, sha256Hex);
    }
    return Buffer.from(await this.document.save({ useObjectStreams: false }));
  }

  private async drawLine(page: PageContent, line: DrawnLine): Promise<void> {
    const face = await faceOf(line.typeface, line.style);
    let font = this.fonts.get(face.name);
    if (!font) {
      font = new UsedFont(face, this.context.nextRef(), `F${this.fonts.size + 1}`);
      this.fonts.set(face.name, font);
    }
    page.showWith(font);
    page.write(
      `BT /${font.name} ${number(line.size)} Tf ${colour(line.colour)} rg ${number(line.spacing)} Tc`,
      `1 0 0 -1 ${number(line.x)} ${number(line.y)} Tm ${font.show(line.text)} TJ ET`,
    );
  }

  /** The ground of a template, drawn once. */
  private ground({ ground, width, height }: Drawing): PDFRef {
    return this.once(`ground ${ground.name}`, () => {
      const content = new PageContent(null);
      for (const shape of ground.shapes) content.write(shapeOperators(shape, (opacity) => content.state(opacity)));
      if (ground.picture) this.drawPicture(content, { id: ground.picture, x: 0, y: 0, width, height }, "cover");
      return this.stream(content.end(), {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, width, height],
        Resources: content.resources(this.context),
      });
    });
  }

  private drawPicture(
    page: PageContent,
    { id, x, y, width, height }: TemplateBox & { readonly id: string },
    fit: "contain" | "cover" = "contain",
  ): void {
    const picture = this.pictures.get(id);
    if (!picture) return;
    const scales = [width / picture.width, height / picture.height];
    const scale = fit === "contain" ? Math.min(...scales) : Math.max(...scales);
    const [wide, high] = [picture.width * scale, picture.height * scale];
    const [left, bottom] = [x + (width - wide) / 2, y + (height + high) / 2];
    page.write("q", `${number(wide)} 0 0 ${number(-high)} ${number(left)} ${number(bottom)} cm`);
    page.drawObject(
      `P${[...this.pictures.keys()].indexOf(id)}`,
      this.once(`picture ${id}`, () => this.image(picture)),
    );
    page.write("Q");
  }

  private image({ width, height, bytes, mask }: PrintPicture): PDFRef {
    const image = { Type: "XObject", Subtype: "Image", Width: width, Height: height, BitsPerComponent: 8 };
    const SMask = mask ? this.raw(mask, { ...image, ColorSpace: "DeviceGray", Filter: "FlateDecode" }) : undefined;
    return this.raw(bytes, { ...image, ColorSpace: "DeviceRGB", Filter: "DCTDecode", ...(SMask && { SMask }) });
  }

  private once(name: string, make: () => PDFRef): PDFRef {
    const ref = this.shared.get(name) ?? make();
    this.shared.set(name, ref);
    return ref;
  }

  private stream(content: Uint8Array, dict: Record<string, unknown>): PDFRef {
    return this.raw(deflateSync(content), { ...dict, Filter: "FlateDecode" });
  }

  private raw(bytes: Uint8Array, dict: Record<string, unknown>): PDFRef {
    const made = this.context.obj({ ...dict, Length: bytes.length } as never) as unknown as PDFDict;
    return this.context.register(PDFRawStream.of(made, bytes));
  }
}

/** What is drawn on a page, and what it draws with. */
class PageContent {
  private readonly operators: string[] = [];
  private readonly states = new Map<number, string>();
  private readonly fonts = new Map<string, PDFRef>();
  private readonly objects = new Map<string, PDFRef>();

  /** height: of a page, whose y is made to grow downwards; null within one. */
  constructor(height: number | null) {
    if (height !== null) this.write(`1 0 0 -1 0 ${number(height)} cm`);
  }

  write(...operators: string[]): void {
    this.operators.push(...operators);
  }

  drawObject(name: string, ref: PDFRef): void {
    this.objects.set(name, ref);
    this.write(`/${name} Do`);
  }

  showWith({ name, ref }: UsedFont): void {
    this.fonts.set(name, ref);
  }

  state(opacity: number): string {
    const name = this.states.get(opacity) ?? `G${this.states.size + 1}`;
    this.states.set(opacity, name);
    return name;
  }

  end(): Buffer {
    return Buffer.from(this.operators.join("\n"), "latin1");
  }

  resources(context: PDFContext): PDFDict {
    const states = [...this.states].map(([opacity, name]) => [name, { Type: "ExtGState", ca: opacity, CA: opacity }]);
    return context.obj({
      Font: Object.fromEntries(this.fonts),
      XObject: Object.fromEntries(this.objects),
      ExtGState: Object.fromEntries(states),
    } as never) as unknown as PDFDict;
  }
}
