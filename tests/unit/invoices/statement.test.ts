import { expect, test } from "vitest";
import { readStatement as readBy } from "~/domain/invoices/read-statement.server";
import { likelyChoice, roughChoice } from "~/domain/invoices/statement-choice";
import { columnsIn } from "~/domain/invoices/statement-columns";
import { statementTable } from "~/domain/invoices/statement-table.server";
import { readAmount, readDay } from "~/domain/invoices/statement-values";

const file = (...lines: string[]) => Buffer.from(`\uFEFF${lines.join("\r\n")}`);
/** As an upload reads it without anybody who names columns. */
async function read(bytes: Buffer) {
  const table = await statementTable(bytes);
  const choice = likelyChoice(table);
  return choice ? readBy(table, choice) : null;
}
const readStatement = async (bytes: Buffer) => (await read(bytes))!.rows;
const faultsOf = async (bytes: Buffer) =>
  read(bytes).then(
    (reading) => reading?.faults.map(({ sentence }) => sentence) ?? [],
    (error: { fields: { file: string[] } }) => error.fields.file,
  );

test("columns are guessed as banks head them, in both languages, debit and balance passed by", () => {
  expect(columnsIn(["STT", "Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải"])).toEqual({
    date: 1,
    credit: 4,
    text: 6,
    reference: 2,
  });
  expect(
    columnsIn([
      "Ngày GD/ Transaction date",
      "Mã GD / Transaction ID",
      "Số tiền ghi nợ/ Debit",
      "Số tiền ghi có/ Credit",
      "Số dư/ Balance",
      "Nội dung/ Description",
    ]),
  ).toEqual({ date: 0, credit: 3, text: 5, reference: 1 });
  expect(columnsIn(["Date", "Remark", "Amount", "Balance"])).toEqual({ date: 0, credit: 2, text: 1 });
  expect(columnsIn(["Ngày hiệu lực", "Ngày giao dịch", "PS Nợ", "PS Có", "Nội dung"])).toEqual({
    date: 1,
    credit: 3,
    text: 4,
  });
});

test("amounts and days are read as banks write them, and what is no amount is not", () => {
  const read = (text: string | number) => readAmount(text);
  expect(
    ["1.234.567", "1,234,567", "1,234,567.00", "1.234.567,00", "+1234567", "1 234 567 VND", 1_234_567].map(read),
  ).toEqual(Array(7).fill(1_234_567));
  expect(["-1.000", "", "abc", "1.5", "=1+1", 1.5].map(read)).toEqual([-1000, null, null, null, null, null]);
  expect(["20/11/2026", "20/11/2026 14:05:33", "2026-11-20T14:05", "20-11-2026"].map((day) => readDay(day))).toEqual(
    Array(4).fill("2026-11-20"),
  );
  expect(["31/02/2026", "", "hôm qua"].map((day) => readDay(day))).toEqual([null, null, null]);
});

test("what came in is read; titles, debits and sums are passed over", async () => {
  const rows = await readStatement(
    file(
      "NGÂN HÀNG TMCP CÔNG THƯƠNG",
      "Tài khoản;113366668888",
      "Ngày;Số tham chiếu;Ghi nợ;Ghi có;Nội dung",
      '01/11/2026;FT01;;4.000.000;"HCTH; đặt cọc"',
      "01/11/2026;FT02;11.000;;Phí",
      "02/11/2026 08:15:00;FT03;;6,000,000.00;nop tien",
      "02/11/2026;FT04;0;0;",
      "Tổng cộng;;11.000;10.000.000;",
    ),
  );
  expect(rows).toEqual([
    {
      identity: expect.any(String),
      line: 4,
      bookedOn: "2026-11-01",
      amount: 4_000_000,
      text: "HCTH; đặt cọc",
      bankReference: "FT01",
    },
    {
      identity: expect.any(String),
      line: 6,
      bookedOn: "2026-11-02",
      amount: 6_000_000,
      text: "nop tien",
      bankReference: "FT03",
    },
  ]);
});

test("a line that stands twice counts once; without references of the bank two alike stay two, and are the same in another file", async () => {
  const twice = await readStatement(
    file("Ngày,Số tham chiếu,Ghi có,Nội dung", "01/11/2026,F1,5000,a", "01/11/2026,F1,5000,a"),
  );
  expect(twice).toHaveLength(1);
  const head = "Ngày,Ghi có,Nội dung";
  const one = await readStatement(file(head, "01/11/2026,5000,a", "01/11/2026,5000,a"));
  const other = await readStatement(file(head, "31/10/2026,7000,b", "01/11/2026,5000,a", "01/11/2026,5000,a"));
  expect(new Set(one.map((row) => row.identity)).size).toBe(2);
  expect(other.slice(1).map((row) => row.identity)).toEqual(one.map((row) => row.identity));
});

const amountsOf = async (...lines: string[]) => (await readStatement(file(...lines))).map(({ amount }) => amount);

test("of one amount for both ways, a sign or a column tells what came in; where nothing tells it, the file is refused", async () => {
  expect(await amountsOf("Ngày;Thay đổi;Số tiền;Nội dung", "01/11/2026;+;5.000;a", "01/11/2026;-;7.000;b")).toEqual([
    5000,
  ]);
  expect(await amountsOf("Ngày;Số tiền;Nợ/Có;Nội dung", "01/11/2026;5.000;Có;a", "01/11/2026;7.000;Nợ;b")).toEqual([
    5000,
  ]);
  expect(await amountsOf("Date;Amount;D/C;Remark", "01/11/2026;5.000;C;a", "01/11/2026;7.000;D;b")).toEqual([5000]);
  expect(await amountsOf("Date;Amount;+/-;Remark", "01/11/2026;5.000;+;a", "01/11/2026;7.000;-;b")).toEqual([5000]);
  expect(await amountsOf("Ngày;Số tiền;Nội dung", "01/11/2026;5.000;a", "01/11/2026;-7.000;b")).toEqual([5000]);
  expect(await amountsOf("Ngày;Thay đổi;Nội dung", "01/11/2026;+5.000;a", "01/11/2026;-7.000;b")).toEqual([5000]);
  expect(await faultsOf(file("Ngày;Số tiền;Nội dung", "01/11/2026;5.000;a", "01/11/2026;7.000;b"))).toEqual([
    "Cột “Số tiền” không có dấu +/− và tệp không có cột ghi có hay cột Nợ/Có, nên không biết khoản nào là tiền vào. Hãy xuất sao kê có cột ghi có, hoặc thêm cột Nợ/Có.",
  ]);
  expect(await faultsOf(file("Ngày;Số tiền;D/C;Nội dung", "01/11/2026;5.000;C;a", "01/11/2026;7.000;;b"))).toEqual([
    "Dòng 3, cột “D/C”: “” không cho biết tiền vào (+, Có, C) hay tiền ra (−, Nợ, D).",
  ]);
});

test("a dash or a nought among the credits is no credit", async () => {
  const head = "Ngày;Ghi nợ;Ghi có VND;Nội dung";
  expect(
    await amountsOf(
      head,
      "01/11/2026;7.000;-;a",
      "01/11/2026;7.000;0;b",
      "01/11/2026;7.000;–;c",
      "01/11/2026;;5.000;d",
    ),
  ).toEqual([5000]);
});

test("only a line that begins as a sum and has no day is one; a company is none", async () => {
  const head = "Ngày;Ghi có;Nội dung;Số dư";
  expect(await amountsOf(head, "01/11/2026;5.000;a;", "Tổng cộng;9.000;;", "Số dư cuối kỳ;9.000;;")).toEqual([5000]);
  expect(await faultsOf(file(head, "32/11/2026;5.000;CÔNG TY GỐM CỘNG HÒA;", "1/13/2026;6.000;tổng tiền;"))).toEqual([
    "Dòng 2, cột “Ngày”: “32/11/2026” không phải ngày dạng dd/mm/yyyy.",
    "Dòng 3, cột “Ngày”: “1/13/2026” không phải ngày dạng dd/mm/yyyy.",
  ]);
  expect(
    await faultsOf(file("Nội dung;Ngày;Ghi có", "Công ty A;;5.000", "TỔNG CÔNG TY B;;6.000", "Cộng;;11.000")),
  ).toEqual([
    "Dòng 2, cột “Ngày”: “” không phải ngày dạng dd/mm/yyyy.",
    "Dòng 3, cột “Ngày”: “” không phải ngày dạng dd/mm/yyyy.",
  ]);
});

test("credits of one document number that differ in day, amount or text are several", async () => {
  const rows = await readStatement(
    file(
      "Ngày,Số CT,Ghi có,Nội dung",
      ...["01/11/2026,1,5000,a", "02/11/2026,1,5000,a", "01/11/2026,1,6000,a", "01/11/2026,1,5000,b"],
    ),
  );
  expect(new Set(rows.map(({ identity }) => identity)).size).toBe(4);
});

test("each fault names its line and column, and a formula is text that nobody calculates", async () => {
  const faults = await faultsOf(
    file(
      "Ngày,Số tham chiếu,Ghi có,Nội dung",
      "32/11/2026,F1,5000,a",
      "01/11/2026,F2,năm nghìn,a",
      "01/11/2026,F3,=1+1,a",
    ),
  );
  expect(faults).toEqual([
    "Dòng 2, cột “Ngày”: “32/11/2026” không phải ngày dạng dd/mm/yyyy.",
    "Dòng 3, cột “Ghi có”: “năm nghìn” không phải số tiền (đồng, không có phần lẻ).",
    "Dòng 4, cột “Ghi có”: “=1+1” không phải số tiền (đồng, không có phần lẻ).",
  ]);
  const [row] = await readStatement(
    file("Ngày,Số tham chiếu,Ghi có,Nội dung", '01/11/2026,"=""0123""",5000,=HYPERLINK(1)'),
  );
  expect(row).toMatchObject({ bankReference: "0123", text: "=HYPERLINK(1)" });
});

test("a file without a column, without money, or of another kind is refused in words", async () => {
  expect(await faultsOf(file("Ngày,Nội dung,Số dư", "01/11/2026,a,5"))).toEqual(["Thiếu cột “Số tiền ghi có”."]);
  expect(await read(file("xin chào"))).toBeNull();
  expect(await faultsOf(file("Ngày,Ghi có,Nội dung", "01/11/2026,,phí"))).toEqual([
    "Sao kê không có khoản tiền vào nào.",
  ]);
  expect(await faultsOf(Buffer.from([]))).toEqual(["Tệp không có nội dung."]);
  expect(await faultsOf(Buffer.from([0x25, 0x50, 0, 0, 1]))).toHaveLength(1);
});

test("a statement is read in the encodings and with the separators that banks give", async () => {
  const lines = (between: string) =>
    ["Ngày giao dịch|Ghi nợ|Ghi có|Nội dung", "01/11/2026|1.000||phí", "02/11/2026||1.234.567|đặt cọc"]
      .join("\r\n")
      .replaceAll("|", between);
  const expected = [{ line: 3, bookedOn: "2026-11-02", amount: 1_234_567, text: "đặt cọc" }];
  const marked = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
  for (const bytes of [
    Buffer.from(lines(";")),
    Buffer.from(`\uFEFF${lines("\t")}`),
    Buffer.from(lines(",")),
    marked(lines(";")),
    marked(lines("\t")).swap16(),
    Buffer.from(lines("\t"), "utf16le"),
  ]) {
    expect(await readStatement(bytes)).toMatchObject(expected);
  }
  // "Ngày;Ghi có;Nội dung" and "nộp" in windows-1258: letters and their tones apart.
  const bytes1258 = Buffer.from("Ng\xE0y;Ghi c\xF3;N\xF4\xF2i dung\r\n01/11/2026;5.000;n\xF4\xF2p", "latin1");
  expect(await readStatement(bytes1258)).toMatchObject([{ amount: 5000, text: "nộp" }]);
});

test("amounts in brackets and behind a minus went out, and tell that the others came in", async () => {
  expect([readAmount("(1.234.567)"), readAmount("-1,234,567.00"), readAmount("1,234,567.00 VND")]).toEqual([
    -1_234_567, -1_234_567, 1_234_567,
  ]);
  expect(await amountsOf("Ngày;Số tiền;Nội dung", "01/11/2026;5.000;a", "01/11/2026;(7.000);b")).toEqual([5000]);
});

test("a file without headings is read by columns that are chosen, from its first line", async () => {
  const table = await statementTable(Buffer.from("02/11/2026;5.000;nop tien\r\n03/11/2026;;phi"));
  expect(likelyChoice(table)).toBeNull();
  const { rows } = readBy(table, { heading: null, columns: { date: 0, credit: 1, text: 2 } });
  expect(rows).toMatchObject([{ line: 1, amount: 5000, text: "nop tien" }]);
  expect(readBy(table, { heading: null, columns: { date: 2, credit: 1, text: 0 } }).faults).toEqual([
    { field: "date", sentence: "Dòng 1, cột “Ngày giao dịch”: “nop tien” không phải ngày dạng dd/mm/yyyy." },
  ]);
});

test("of a file with unknown headings a choice begins with what its lines show, and leaves open which amounts came in", async () => {
  const rough = async (...lines: string[]) => roughChoice(await statementTable(file(...lines)));
  expect(
    await rough("Tài khoản 113366668888", "Khi;Bao nhiêu;Chuyện;Còn lại", "02/11/2026;5.000;nop tien;9.000"),
  ).toEqual({
    heading: 2,
    columns: { date: 0, text: 2 },
  });
  expect(await rough("02/11/2026;5.000;nop tien")).toEqual({ heading: null, columns: { date: 0, credit: 1, text: 2 } });
  expect(await rough("xin chào;bạn")).toEqual({ heading: null, columns: {} });
});
