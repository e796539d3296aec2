import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { SHEET_MEDIA } from "~/lib/vocabulary";
import { files } from "./attachments";
import { id, instant, oneOf } from "./columns";
import { rounds } from "./rounds";
import { sheets } from "./sheets";
import { users } from "./users";

/** How a round takes paper over; without a row: two keyings. */
export const paperSettings = pgTable(
  "paper_settings",
  {
    roundId: uuid("round_id")
      .primaryKey()
      .references(() => rounds.id),
    /** How many people key each sheet. */
    keyings: integer("keyings").notNull(),
    /** The text that says so; required where it is another number than without a row. */
    source: text("source"),
    setBy: uuid("set_by")
      .notNull()
      .references(() => users.id),
    setAt: instant("set_at").notNull().defaultNow(),
  },
  (t) => [
    check("paper_settings_keyings", sql`${t.keyings} between 1 and 3`),
    check("paper_settings_source", sql`${t.keyings} = 2 or coalesce(${t.source}, '') <> ''`),
  ],
);

/** Sheets that were printed, or written into a workbook, at once. */
export const paperPrints = pgTable(
  "paper_prints",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    medium: text("medium", { enum: SHEET_MEDIA }).notNull(),
    /** Of the rules whose criteria stand on them. */
    rulesHash: text("rules_hash").notNull(),
    printedBy: uuid("printed_by")
      .notNull()
      .references(() => users.id),
    printedAt: instant("printed_at").notNull().defaultNow(),
  },
  (t) => [oneOf("paper_prints_medium", t.medium, SHEET_MEDIA), index("paper_prints_round").on(t.roundId)],
);

/** One sheet on paper, or one row of a workbook. A sheet that is printed again has another one, and both may be filled in. */
export const paperSheets = pgTable(
  "paper_sheets",
  {
    id: id(),
    printId: uuid("print_id")
      .notNull()
      .references(() => paperPrints.id),
    sheetId: uuid("sheet_id")
      .notNull()
      .references(() => sheets.id),
    /** At random, ten letters and digits: says nothing of round, juror, entry or points. */
    code: text("code").notNull().unique(),
  },
  (t) => [
    check("paper_sheets_code", sql`${t.code} ~ '^[0-9A-HJKMNP-TV-Z]{10}$'`),
    index("paper_sheets_print").on(t.printId),
    index("paper_sheets_sheet").on(t.sheetId),
  ],
);

/** A picture or scan of a filled sheet; the newest one counts. */
export const paperScans = pgTable(
  "paper_scans",
  {
    id: id(),
    paperId: uuid("paper_id")
      .notNull()
      .references(() => paperSheets.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    givenBy: uuid("given_by")
      .notNull()
      .references(() => users.id),
    givenAt: instant("given_at").notNull().defaultNow(),
  },
  (t) => [index("paper_scans_paper").on(t.paperId), index("paper_scans_file").on(t.fileId)],
);

/** A filled workbook that was read without fault, and waits or was taken over. `rows` is a `WorkbookRow[]` (domain/paper-sheets). */
export const paperImports = pgTable(
  "paper_imports",
  {
    id: id(),
    printId: uuid("print_id")
      .notNull()
      .references(() => paperPrints.id),
    fileName: text("file_name").notNull(),
    /** Of the file, hex. */
    sha256: text("sha256").notNull(),
    rows: jsonb("rows").notNull(),
    givenBy: uuid("given_by")
      .notNull()
      .references(() => users.id),
    givenAt: instant("given_at").notNull().defaultNow(),
    takenBy: uuid("taken_by").references(() => users.id),
    takenAt: instant("taken_at"),
    /**
     * UUID v7, made while the print is locked: with the ids of files and of events, which are made under their locks too, it tells what
     * came before what. The instants are those of requests, and one that waited for a lock is older than its turn.
     */
    takenTurn: uuid("taken_turn"),
    /** Its rows are gone; that someone handed it in, and read it, stays. */
    discardedAt: instant("discarded_at"),
  },
  (t) => [
    check("paper_imports_taken", sql`num_nonnulls(${t.takenBy}, ${t.takenAt}, ${t.takenTurn}) in (0, 3)`),
    check(
      "paper_imports_discarded",
      sql`${t.discardedAt} is null or (${t.takenAt} is null and ${t.rows} = '[]'::jsonb)`,
    ),
    index("paper_imports_print").on(t.printId),
  ],
);

/** What a paper said was written on its sheet; again after the sheet was opened again. */
export const paperEntries = pgTable(
  "paper_entries",
  {
    id: id(),
    paperId: uuid("paper_id")
      .notNull()
      .references(() => paperSheets.id),
    /** Every criterion had its points and the juror's signature stood on it. */
    isSigned: boolean("is_signed").notNull(),
    /** The day on the paper. */
    signedOn: date("signed_on"),
    scanId: uuid("scan_id").references(() => paperScans.id),
    importId: uuid("import_id").references(() => paperImports.id),
    /** Why it says what it says, where keyings or what stood on the sheet said otherwise. */
    reason: text("reason"),
    writtenBy: uuid("written_by")
      .notNull()
      .references(() => users.id),
    writtenAt: instant("written_at").notNull().defaultNow(),
  },
  (t) => [
    check("paper_entries_signed_on", sql`${t.signedOn} is null or ${t.isSigned}`),
    index("paper_entries_paper").on(t.paperId),
  ],
);

/** What one person read on a paper. Nobody sees another's until enough have keyed it. */
export const paperKeyings = pgTable(
  "paper_keyings",
  {
    id: id(),
    paperId: uuid("paper_id")
      .notNull()
      .references(() => paperSheets.id),
    /** Hundredths by the id of the criterion; null for an empty box. */
    points: jsonb("points").$type<Record<string, number | null>>().notNull(),
    remarks: text("remarks"),
    isSigned: boolean("is_signed").notNull(),
    signedOn: date("signed_on"),
    keyedBy: uuid("keyed_by")
      .notNull()
      .references(() => users.id),
    keyedAt: instant("keyed_at").notNull().defaultNow(),
    /** What it became a part of; null while it waits for others. */
    entryId: uuid("entry_id").references(() => paperEntries.id),
    /** Taken back before it became a part of anything. */
    withdrawnAt: instant("withdrawn_at"),
    withdrawnBy: uuid("withdrawn_by").references(() => users.id),
    withdrawalReason: text("withdrawal_reason"),
  },
  (t) => [
    check("paper_keyings_signed_on", sql`${t.signedOn} is null or ${t.isSigned}`),
    check(
      "paper_keyings_withdrawn",
      sql`num_nonnulls(${t.withdrawnAt}, ${t.withdrawnBy}, ${t.withdrawalReason}) in (0, 3)`,
    ),
    check("paper_keyings_one_end", sql`${t.entryId} is null or ${t.withdrawnAt} is null`),
    uniqueIndex("paper_keyings_once")
      .on(t.paperId, t.keyedBy)
      .where(sql`${t.entryId} is null and ${t.withdrawnAt} is null`),
    index("paper_keyings_paper").on(t.paperId),
  ],
);
