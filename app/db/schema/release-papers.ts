import { sql } from "drizzle-orm";
import { bigint, check, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { agencies } from "./agencies";
import { instant } from "./columns";
import { rounds } from "./rounds";
import { users } from "./users";

/** How an agency's award lists are laid out; none: as `UNLESS_SET` of the domain says. */
export const listLayouts = pgTable(
  "list_layouts",
  {
    agencyId: uuid("agency_id")
      .primaryKey()
      .references(() => agencies.id),
    /** `ListLayout` of the domain: grouping, orientation, columns in their order. */
    layout: jsonb("layout").notNull(),
    /** From 1; a save names the one it was made on. */
    version: integer("version").notNull().default(1),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => users.id),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [check("list_layouts_object", sql`jsonb_typeof(${t.layout}) = 'object'`)],
);

/** The words of a round's recognition decision, as its organisers draft them; the list itself is never kept here. */
export const decisionLetters = pgTable(
  "decision_letters",
  {
    roundId: uuid("round_id")
      .primaryKey()
      .references(() => rounds.id),
    /** What the decision is about: "Về việc công nhận …". */
    subject: text("subject").notNull(),
    /** Who decides, above the legal bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …". */
    authority: text("authority").notNull(),
    /** One a line: "Căn cứ …", "Theo đề nghị của …". */
    legalBases: text("legal_bases").array().notNull(),
    /** Without "Điều 1."; the article of the award money is written by itself. */
    articles: text("articles").array().notNull(),
    /** Đồng for each product whose tier has no amount of its own; null where no money is given. */
    rewardAmount: bigint("reward_amount", { mode: "bigint" }),
    /** Which text sets the amounts, and what pays them. */
    rewardLegalSource: text("reward_legal_source"),
    rewardFunding: text("reward_funding"),
    recipients: text("recipients").array().notNull(),
    /** In place of the signer the recorded decision names; null while it is left to it. */
    signerTitle: text("signer_title"),
    signerName: text("signer_name"),
    version: integer("version").notNull().default(1),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => users.id),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [check("decision_letters_reward", sql`${t.rewardAmount} between 1 and 1000000000000`)],
);

/** Award money for each product of a tier. */
export const decisionLetterRewards = pgTable(
  "decision_letter_rewards",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => decisionLetters.roundId, { onDelete: "cascade" }),
    /** Code of the tier in the round's rules. */
    tier: text("tier").notNull(),
    /** Đồng. */
    amount: bigint("amount", { mode: "bigint" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.tier] }),
    check("decision_letter_rewards_amount", sql`${t.amount} between 1 and 1000000000000`),
  ],
);
