import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { LEGAL_FORMS } from "~/lib/vocabulary";
import { citext, id, instant, oneOf } from "./columns";
import { provinces } from "./provinces";
import { users } from "./users";

/**
 * A rural industrial establishment. Registered ones have members and a tax code; recorded ones are known only by the name
 * a published list gave them (`registered_at` null), are matched by people, and never merged silently.
 */
export const establishments = pgTable(
  "establishments",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    /** `nameKey(name)`: for finding the same name written another way. */
    nameKey: text("name_key").notNull(),
    legalForm: text("legal_form", { enum: LEGAL_FORMS }),
    taxCode: text("tax_code"),
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    /** Before 1 July 2025. */
    district: text("district"),
    commune: text("commune"),
    /** House number, street, hamlet; for recorded ones the whole address as printed. */
    address: text("address"),
    representative: text("representative"),
    phone: text("phone"),
    email: citext("email"),
    website: text("website"),
    story: text("story"),
    /** Set when the establishment agreed to show its contact on public pages; withdrawable. */
    contactPublicAt: instant("contact_public_at"),
    registeredAt: instant("registered_at"),
    registeredBy: uuid("registered_by").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("establishments_legal_form", t.legalForm, LEGAL_FORMS),
    uniqueIndex("establishments_tax_code").on(t.taxCode).where(sql`${t.taxCode} is not null`),
    check(
      "establishments_registered",
      sql`${t.registeredAt} is null or (${t.taxCode} is not null and ${t.legalForm} is not null and ${t.representative} is not null)`,
    ),
    index("establishments_name_key").on(t.nameKey),
    index("establishments_province").on(t.provinceId),
  ],
);
