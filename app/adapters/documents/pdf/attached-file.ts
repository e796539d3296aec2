import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { unpack } from "~/lib/unpack";

/** In bytes, unpacked. A credential has some 5,000; a few that are packed may be made to fill all memory. */
const MOST = 1_000_000;
/** Of a tree of names; each is looked at once. */
const MOST_NODES = 10_000;

/**
 * The bytes of the first file of a name that a PDF has attached, null where there is none of it. Only that file is unpacked.
 * Throws Error for one that cannot be unpacked, or is larger than any of ours.
 * Source: ISO 32000-1, sections 7.9.6 (name trees), 7.11.3 and 7.11.4 (files within a file).
 */
export async function attachedFile({ catalog }: PDFDocument, wanted: string): Promise<Uint8Array | null> {
  const tree = dictIn(dictIn(catalog, "Names"), "EmbeddedFiles");
  for (const [name, spec] of tree ? entriesOf(tree) : []) {
    if (textOf(name) !== wanted && textOf(spec.lookup(PDFName.of("UF"))) !== wanted) continue;
    const stream = dictIn(spec, "EF")?.lookup(PDFName.of("F"));
    if (!(stream instanceof PDFRawStream)) throw new Error(`The file ${wanted} has no content`);
    return unpacked(stream);
  }
  return null;
}

/** Names and what they stand for, of a tree with branches or without. */
function* entriesOf(root: PDFDict): Generator<[PDFObject | undefined, PDFDict]> {
  const open: PDFDict[] = [root];
  for (let count = 0; open.length > 0; count++) {
    if (count > MOST_NODES) throw new Error("A tree of names without end");
    const node = open.shift()!;
    const names = node.lookup(PDFName.of("Names"));
    if (names instanceof PDFArray) {
      for (let at = 0; at + 1 < names.size(); at += 2) {
        const spec = names.lookup(at + 1);
        if (spec instanceof PDFDict) yield [names.lookup(at), spec];
      }
    }
    const kids = node.lookup(PDFName.of("Kids"));
    if (!(kids instanceof PDFArray)) continue;
    for (let at = 0; at < kids.size() && open.length <= MOST_NODES; at++) {
      const kid = kids.lookup(at);
      if (kid instanceof PDFDict) open.push(kid);
    }
  }
}

function dictIn(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const found = dict?.lookup(PDFName.of(key));
  return found instanceof PDFDict ? found : undefined;
}

const textOf = (object: PDFObject | undefined): string | null =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;

/** Not by the PDF kit, which unpacks to the end whatever comes. Other ways of packing no program uses for files within a PDF. */
function unpacked({ dict, contents }: PDFRawStream): Uint8Array | Promise<Uint8Array> {
  const filter = dict.lookup(PDFName.of("Filter"));
  const filters = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : [];
  if (filters.length === 0 && contents.length <= MOST) return contents;
  if (filters.length === 1 && filters[0] === PDFName.of("FlateDecode")) return unpack(contents, "deflate", MOST);
  throw new Error("Too large, or packed in another way");
}
