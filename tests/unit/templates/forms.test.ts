import { expect, test } from "vitest";
import { STANDARD_SHEET } from "#tests/factories/templates";
import { TemplateForm } from "~/domain/templates/forms";
import { typedSheet } from "~/ui/templates/typed-sheet";

type Typed = ReturnType<typeof typedSheet>;

const typed = (change: (sheet: Typed) => Typed = (sheet) => sheet) => ({
  name: "Mẫu tỉnh",
  seen: 1,
  // What the form library makes of the fields: an unticked or empty one is not there, a ticked one is true.
  sheet: (() => {
    const { groundPicture, blocks, ...sheet } = change(typedSheet(STANDARD_SHEET));
    return {
      ...sheet,
      ...(groundPicture && { groundPicture }),
      blocks: blocks.map(({ capitals, ...block }) => ({
        ...Object.fromEntries(Object.entries(block).filter(([, value]) => value !== "")),
        ...(capitals && { capitals: true }),
      })),
    };
  })(),
});

const withBlock = (at: number, values: Record<string, string>) =>
  typed((sheet) => ({
    ...sheet,
    blocks: sheet.blocks.map((block, n) => (n === at ? { ...block, ...values } : block)),
  }));

function faults(input: unknown): string[] {
  const { error } = TemplateForm.safeParse(input);
  return (error?.issues ?? []).map((issue) => issue.path.join("."));
}

test("what a form shows of a sheet is read into the same sheet", () => {
  expect(TemplateForm.parse(typed()).sheet).toEqual(STANDARD_SHEET);
});

test("lengths are typed with a comma or a point", () => {
  for (const x of ["31,5", "31.5", " 31,5 "]) {
    expect(TemplateForm.parse(withBlock(3, { x, width: "200" })).sheet.blocks[3]).toMatchObject({
      x: 315,
      width: 2000,
    });
  }
});

test.each([
  ["no length", { x: "ba" }, "sheet.blocks.3.x"],
  ["two decimals", { x: "31,55" }, "sheet.blocks.3.x"],
  ["beyond the right edge", { x: "100" }, "sheet.blocks.3.width"],
  ["beyond the lower edge", { y: "205" }, "sheet.blocks.3.height"],
  ["an unknown field", { text: "{agency} {nhom}" }, "sheet.blocks.3.text"],
  ["a word of the language of programs", { text: "{agency} {toString}" }, "sheet.blocks.3.text"],
  ["a field by its name", { text: "{agency} {tên sản phẩm}" }, "sheet.blocks.3.text"],
  ["an empty field", { text: "{agency} { }" }, "sheet.blocks.3.text"],
  ["a colour by its name", { colour: "red" }, "sheet.blocks.3.colour"],
  ["a smallest size above the size", { smallest: "40" }, "sheet.blocks.3.smallest"],
])("%s is told beside its field", (_, values, field) => {
  expect(faults(withBlock(3, values))).toEqual([field]);
});

test("a sheet without its code, its number or its product is no template", () => {
  const without = (gone: (block: Record<string, string>) => boolean) =>
    typed((sheet) => ({ ...sheet, blocks: sheet.blocks.filter((block) => !gone(block)) }));
  expect(faults(without((block) => block.kind === "qr"))).toEqual(["sheet.blocks"]);
  expect(faults(without((block) => block.text === "{product}"))).toEqual(["sheet.blocks"]);
  expect(faults(without((block) => block.text === "Số: {number}"))).toEqual(["sheet.blocks"]);
  const at = STANDARD_SHEET.blocks.findIndex((block) => block.kind === "qr");
  expect(faults(withBlock(at, { width: "15" }))).toEqual([`sheet.blocks.${at}.width`]);
});

test("a field may have spaces round its name", () => {
  expect(faults(withBlock(3, { text: "{ agency }" }))).toEqual([]);
});

const placeOf = (text: string) =>
  STANDARD_SHEET.blocks.findIndex((block) => block.kind === "text" && block.text === text);

test("what a paper must say is six points at least, and under no picture", () => {
  const product = placeOf("{product}");
  expect(faults(withBlock(product, { smallest: "5,5" }))).toEqual([`sheet.blocks.${product}.smallest`]);
  expect(faults(withBlock(product, { smallest: "6" }))).toEqual([]);
  // What need not be there may be as small as it likes.
  expect(faults(withBlock(placeOf("{tier}"), { smallest: "5" }))).toEqual([]);

  const { x, y, width, height } = typedSheet(STANDARD_SHEET).blocks[product] as unknown as Record<string, string>;
  const picture = { kind: "picture", x, y, width, height, picture: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b" };
  const withPicture = (isAfter: boolean) =>
    typed((sheet) => ({
      ...sheet,
      blocks: (isAfter ? [...sheet.blocks, picture] : [picture, ...sheet.blocks]) as Typed["blocks"],
    }));
  expect(faults(withPicture(true))).toContain(`sheet.blocks.${product}.y`);
  expect(faults(withPicture(false))).toEqual([]);
});
