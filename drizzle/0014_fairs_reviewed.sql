-- What the reviews of fairs asked for: docs/fairs.md
--> statement-breakpoint
ALTER TABLE "allocation_pairs" ADD COLUMN "is_must" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- What an exhibitor gave back is told from what the organiser took back: who writes for the applicant gave it back, unless the office did,
-- which says so in the audit.
ALTER TABLE "booth_events" DROP CONSTRAINT "booth_events_kind";
--> statement-breakpoint
ALTER TABLE "booth_events" DISABLE TRIGGER "booth_events_append_only";
--> statement-breakpoint
UPDATE "booth_events" e SET "kind" = 'given_back' FROM "applications" a
  WHERE a."id" = e."application_id" AND e."kind" = 'vacated'
    AND EXISTS (SELECT FROM "memberships" w WHERE w."user_id" = e."actor_id"
      AND (w."establishment_id" = a."establishment_id" OR w."agency_id" = a."agency_id"))
    AND NOT EXISTS (SELECT FROM "audit_entries" l WHERE l."act" IN ('booths.vacated', 'allocations.adopted')
      AND l."at" = e."at" AND l."actor_id" = e."actor_id");
--> statement-breakpoint
ALTER TABLE "booth_events" ENABLE TRIGGER "booth_events_append_only";
--> statement-breakpoint
ALTER TABLE "booth_events" ADD CONSTRAINT "booth_events_kind" CHECK ("booth_events"."kind" in ('held', 'hold_released', 'reserved', 'confirmed', 'declined', 'given_back', 'vacated', 'moved', 'swapped', 'offered', 'offer_accepted', 'offer_declined', 'blocked', 'unblocked'));
--> statement-breakpoint
-- Messages for calendars that go with a mail, one an event.
ALTER TABLE "mails" ADD COLUMN "calendars" text[];
--> statement-breakpoint
-- The last day on which buyers were told that they are kept; who registered before read the fair's own.
ALTER TABLE "meeting_buyers" ADD COLUMN "keep_until" date;
--> statement-breakpoint
UPDATE "meeting_buyers" b SET "keep_until" = f."ends_on" + coalesce(d."contact_days", 180)
  FROM "meeting_sessions" s JOIN "fairs" f ON f."id" = s."fair_id" LEFT JOIN "fair_day_settings" d ON d."fair_id" = f."id"
  WHERE s."id" = b."session_id" AND b."erased_at" IS NULL;
--> statement-breakpoint
ALTER TABLE "meeting_buyers" ADD CONSTRAINT "meeting_buyers_kept" CHECK (("keep_until" is null) = ("erased_at" is not null));
--> statement-breakpoint
-- What gates were called before: devices and programs still name them so.
CREATE TABLE "fair_gate_names" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gate_id" uuid NOT NULL,
	"name" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "fair_gate_names_gate_id_fair_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."fair_gates"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX "fair_gate_names_gate" ON "fair_gate_names" USING btree ("gate_id");
--> statement-breakpoint
INSERT INTO "fair_gate_names" ("gate_id", "name", "until")
  WITH RECURSIVE renames AS (
    SELECT "subject_id" AS fair, "before" ->> 'name' AS was, "after" ->> 'name' AS became, "at" FROM "audit_entries"
    WHERE "act" = 'fair_days.gate_renamed' AND "before" ->> 'name' IS NOT NULL
  ), walked AS (
    SELECT g."id" AS gate, r.fair, r.was, r."at" FROM "fair_gates" g
    JOIN renames r ON r.fair = g."fair_id"::text AND r.became = g."name" AND coalesce(g."retired_at" > r."at", true)
    UNION
    SELECT w.gate, w.fair, r.was, r."at" FROM walked w JOIN renames r ON r.fair = w.fair AND r.became = w.was AND r."at" < w."at"
  )
  -- A name that several gates might have had stays unknown.
  SELECT w.gate, w.was, w."at" FROM walked w
  WHERE NOT EXISTS (SELECT FROM walked o WHERE o.fair = w.fair AND o."at" = w."at" AND o.gate <> w.gate);
--> statement-breakpoint
-- What was corrected, to be said in the language of whoever reads it; earlier ones keep their words.
ALTER TABLE "application_events" ADD COLUMN "correction" jsonb;
--> statement-breakpoint
-- An establishment is its own exhibitor: its board is the one that its application says.
UPDATE "exhibitors" e SET "sign_name" = a."sign_name" FROM "applications" a
  WHERE a."id" = e."application_id" AND a."establishment_id" IS NOT NULL AND a."sign_name" <> '';

--> statement-breakpoint
-- People are reminded of payments before they are due, too; of fairs that are there only where their organiser sets it.
ALTER TABLE "invoice_reminders" ADD COLUMN "kind" text DEFAULT 'overdue' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_reminders" ALTER COLUMN "kind" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "invoice_reminders" ADD CONSTRAINT "invoice_reminders_kind" CHECK ("invoice_reminders"."kind" in ('coming', 'overdue'));
--> statement-breakpoint
ALTER TABLE "invoice_reminders" DROP CONSTRAINT "invoice_reminders_invoice_id_part_due_on_pk";
--> statement-breakpoint
ALTER TABLE "invoice_reminders" ADD CONSTRAINT "invoice_reminders_invoice_id_part_kind_due_on_pk" PRIMARY KEY("invoice_id","part","kind","due_on");
--> statement-breakpoint
UPDATE "fairs" SET "rules" = "rules" || '{"remindDays": {"value": 0, "source": ""}}' WHERE NOT "rules" ? 'remindDays';
--> statement-breakpoint
-- Columns of a statement are chosen before it is applied, from what its file says; it keeps no more than its credits afterwards.
ALTER TABLE "bank_statements" ADD COLUMN "cells" jsonb;
--> statement-breakpoint
ALTER TABLE "bank_statements" ADD COLUMN "choice" jsonb;
--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_cells" CHECK ("bank_statements"."cells" is null or "bank_statements"."applied_at" is null);
