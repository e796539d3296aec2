ALTER TABLE "rounds" ADD COLUMN "ledger_salt" text DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') NOT NULL;
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD COLUMN "sealed" text;
--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'entries_assigned', 'conflict_answered', 'dossier_redacted', 'point_recorded', 'entry_recused', 'recusal_lifted', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'decision_withdrawn', 'results_released', 'entry_retallied'));
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "expertise" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "organisation" text;
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "organisation_tax_code" text;
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "home_province_id" text;
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "home_commune" text;
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "substitutes_id" uuid;
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_home_province_id_provinces_id_fk" FOREIGN KEY ("home_province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_substitutes_id_appointments_id_fk" FOREIGN KEY ("substitutes_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "kind" text DEFAULT 'conflict' NOT NULL;
--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_kind" CHECK ("recusals"."kind" in ('conflict', 'abstention'));
--> statement-breakpoint
CREATE TABLE "assignment_plans" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"way" text NOT NULL,
	"per_entry" integer,
	"explanation" jsonb NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignment_plans_way" CHECK ("assignment_plans"."way" in ('all', 'by_group', 'balanced')),
	CONSTRAINT "assignment_plans_per_entry" CHECK (("assignment_plans"."way" = 'balanced') = ("assignment_plans"."per_entry" is not null))
);
--> statement-breakpoint
ALTER TABLE "assignment_plans" ADD CONSTRAINT "assignment_plans_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "assignment_plans" ADD CONSTRAINT "assignment_plans_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "assignment_plans_round" ON "assignment_plans" USING btree ("round_id");
--> statement-breakpoint
CREATE TABLE "assignments" (
	"appointment_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"source" text NOT NULL,
	"plan_id" uuid,
	"assigned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "assignments_appointment_id_nomination_id_pk" PRIMARY KEY("appointment_id","nomination_id"),
	CONSTRAINT "assignments_source" CHECK ("assignments"."source" in ('plan', 'hand', 'substitution'))
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_plan_id_assignment_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."assignment_plans"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "assignments_nomination" ON "assignments" USING btree ("nomination_id");
--> statement-breakpoint
INSERT INTO "assignments" ("appointment_id", "nomination_id", "source", "assigned_at")
  SELECT "appointment_id", "nomination_id", 'plan', "created_at" FROM "sheets";
--> statement-breakpoint
CREATE TABLE "conflict_answers" (
	"appointment_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conflict_answers_appointment_id_nomination_id_pk" PRIMARY KEY("appointment_id","nomination_id"),
	CONSTRAINT "conflict_answers_answer" CHECK ("conflict_answers"."answer" in ('none', 'conflict')),
	CONSTRAINT "conflict_answers_reason" CHECK ("conflict_answers"."answer" = 'none' or "conflict_answers"."reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "conflict_answers" ADD CONSTRAINT "conflict_answers_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "conflict_answers" ADD CONSTRAINT "conflict_answers_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TABLE "dismissed_hints" (
	"appointment_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"dismissed_by" uuid NOT NULL,
	"dismissed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dismissed_hints_appointment_id_nomination_id_kind_pk" PRIMARY KEY("appointment_id","nomination_id","kind"),
	CONSTRAINT "dismissed_hints_kind" CHECK ("dismissed_hints"."kind" in ('member', 'tax_code', 'address', 'surname_and_commune', 'earlier_role'))
);
--> statement-breakpoint
ALTER TABLE "dismissed_hints" ADD CONSTRAINT "dismissed_hints_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "dismissed_hints" ADD CONSTRAINT "dismissed_hints_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "dismissed_hints" ADD CONSTRAINT "dismissed_hints_dismissed_by_users_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "conflict_reminded_at" timestamp with time zone;

--> statement-breakpoint
CREATE TABLE "transcripts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"replaces" text,
	"storage_key" text NOT NULL,
	"size" integer NOT NULL,
	"kept_size" integer NOT NULL,
	"head_size" integer NOT NULL,
	"key_id" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transcripts_decision_id_unique" UNIQUE("decision_id"),
	CONSTRAINT "transcripts_digest_unique" UNIQUE("digest"),
	CONSTRAINT "transcripts_sizes" CHECK ("transcripts"."size" > 0 and "transcripts"."kept_size" > 0)
);
--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_key_id_signing_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_keys"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_head_fk" FOREIGN KEY ("round_id","head_size") REFERENCES "public"."ledger_heads"("round_id","size") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "transcripts_round" ON "transcripts" USING btree ("round_id");
--> statement-breakpoint
CREATE TRIGGER "transcripts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transcripts"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "juror_devices" (
	"round_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"first_heard_at" timestamp with time zone NOT NULL,
	"last_heard_at" timestamp with time zone NOT NULL,
	"unsent" integer NOT NULL,
	"refused" integer NOT NULL,
	"entries_ready" integer,
	"entries_total" integer,
	"battery_percent" integer,
	"is_charging" boolean,
	"skew_seconds" integer NOT NULL,
	CONSTRAINT "juror_devices_round_id_user_id_device_id_pk" PRIMARY KEY("round_id","user_id","device_id"),
	CONSTRAINT "juror_devices_kind" CHECK ("juror_devices"."kind" in ('phone', 'tablet', 'computer')),
	CONSTRAINT "juror_devices_counts" CHECK ("juror_devices"."unsent" >= 0 and "juror_devices"."refused" >= 0),
	CONSTRAINT "juror_devices_entries" CHECK ("juror_devices"."entries_ready" between 0 and "juror_devices"."entries_total"),
	CONSTRAINT "juror_devices_battery" CHECK ("juror_devices"."battery_percent" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "juror_devices" ADD CONSTRAINT "juror_devices_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "juror_devices" ADD CONSTRAINT "juror_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;

--> statement-breakpoint
-- A vote on the list holds under the rules it was put under; a motion that is closed changes no more, but for this.
ALTER TABLE "motions" ADD COLUMN "rules_hash" text;
--> statement-breakpoint
ALTER TABLE "motions" DISABLE TRIGGER "motions_final";
--> statement-breakpoint
UPDATE "motions" SET "rules_hash" = coalesce(
  (SELECT "hash_before" FROM "rule_changes"
    WHERE "rule_changes"."round_id" = "meetings"."round_id" AND "rule_changes"."at" > "motions"."opened_at"
    ORDER BY "rule_changes"."at" LIMIT 1),
  "rounds"."rules_hash")
  FROM "meetings" JOIN "rounds" ON "rounds"."id" = "meetings"."round_id" WHERE "meetings"."id" = "motions"."meeting_id";
--> statement-breakpoint
ALTER TABLE "motions" ENABLE TRIGGER "motions_final";
--> statement-breakpoint
ALTER TABLE "motions" ALTER COLUMN "rules_hash" SET NOT NULL;

--> statement-breakpoint
ALTER TABLE "schemes" ADD COLUMN "root_id" uuid;
--> statement-breakpoint
ALTER TABLE "schemes" ADD CONSTRAINT "schemes_root_id_schemes_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Every copy is in the audit, with the code of what was copied.
WITH RECURSIVE "copies" AS (
  SELECT "copy"."id", "source"."id" AS "source_id"
    FROM "audit_entries"
    JOIN "schemes" "copy" ON "copy"."id"::text = "audit_entries"."subject_id"
    JOIN "schemes" "source" ON "source"."code" = "audit_entries"."after" ->> 'from'
    WHERE "audit_entries"."act" = 'schemes.copied'
), "lineage" AS (
  SELECT "id", "source_id" FROM "copies"
  UNION
  SELECT "lineage"."id", "copies"."source_id" FROM "lineage" JOIN "copies" ON "copies"."id" = "lineage"."source_id"
)
UPDATE "schemes" SET "root_id" = "lineage"."source_id" FROM "lineage"
  WHERE "lineage"."id" = "schemes"."id" AND "lineage"."source_id" NOT IN (SELECT "id" FROM "copies");
--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "counted_territory_id" text;
--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_counted_territory" FOREIGN KEY ("round_id","counted_territory_id") REFERENCES "public"."round_territories"("round_id","province_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- The territory of its maker's province, else one of the other era: what the places were counted by.
UPDATE "nominations" SET "counted_territory_id" = (
  SELECT "round_territories"."province_id" FROM "round_territories"
    LEFT JOIN "province_successions" ON ("old_id" = "round_territories"."province_id" AND "new_id" = "establishments"."province_id")
      OR ("new_id" = "round_territories"."province_id" AND "old_id" = "establishments"."province_id")
    WHERE "round_territories"."round_id" = "nominations"."round_id"
      AND ("round_territories"."province_id" = "establishments"."province_id" OR "old_id" IS NOT NULL)
    ORDER BY "round_territories"."province_id" = "establishments"."province_id" DESC, "round_territories"."province_id"
    LIMIT 1)
  FROM "products" JOIN "establishments" ON "establishments"."id" = "products"."establishment_id"
  WHERE "products"."id" = "nominations"."product_id"
    AND ("nominations"."submitted_at" IS NOT NULL OR EXISTS (
      SELECT 1 FROM "forwarded_entries"
        WHERE "forwarded_entries"."nomination_id" = "nominations"."id" AND "forwarded_entries"."withdrawn_at" IS NULL));
--> statement-breakpoint
ALTER TABLE "nomination_events" DROP CONSTRAINT "nomination_events_kind";
--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_kind" CHECK ("nomination_events"."kind" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn', 'revived', 'papers_completed', 'put_forward', 'admission_undone', 'refusal_undone', 'taken_back'));
--> statement-breakpoint
-- A number written another way is the same number.
DROP INDEX "decisions_number";
--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_number_key" ON "decisions" USING btree ("agency_id",(ltrim(regexp_replace(lower(translate("number", 'ĐđÐð', 'DdDd')), '[^a-z0-9/]', '', 'g'), '0')),"decided_on") WHERE "decisions"."withdrawn_at" is null;
--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "reached" integer;
--> statement-breakpoint
CREATE TABLE "told_results" (
	"decision_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"papers_due_on" date,
	CONSTRAINT "told_results_decision_id_nomination_id_pk" PRIMARY KEY("decision_id","nomination_id"),
	CONSTRAINT "told_results_kind" CHECK ("told_results"."kind" in ('recognised', 'waiting', 'not_recognised')),
	CONSTRAINT "told_results_papers" CHECK ("told_results"."papers_due_on" is null or "told_results"."kind" = 'waiting')
);
--> statement-breakpoint
ALTER TABLE "told_results" ADD CONSTRAINT "told_results_decision_id_releases_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."releases"("decision_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "told_results" ADD CONSTRAINT "told_results_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "told_results_nomination" ON "told_results" USING btree ("nomination_id");
--> statement-breakpoint
-- What releases of before told: the entries of what they recognised; those that wait, or were recognised later; and the others,
-- without those that knew already.
INSERT INTO "told_results" ("decision_id", "nomination_id", "kind")
SELECT "releases"."decision_id", "nominations"."id",
  CASE WHEN "recognised"."decision_id" = "releases"."decision_id" THEN 'recognised'
    WHEN "recognised"."decision_id" IS NOT NULL OR "list_items"."verdict" = 'pending' THEN 'waiting'
    ELSE 'not_recognised' END
  FROM "releases"
  JOIN "decisions" ON "decisions"."id" = "releases"."decision_id"
  JOIN "nominations" ON "nominations"."round_id" = "decisions"."round_id" AND "nominations"."state" = 'admitted'
  LEFT JOIN "list_items" ON "list_items"."round_id" = "nominations"."round_id" AND "list_items"."nomination_id" = "nominations"."id"
  LEFT JOIN LATERAL (
    SELECT "known"."decision_id", "known"."released_at" FROM "decision_items"
      JOIN "releases" AS "known" ON "known"."decision_id" = "decision_items"."decision_id"
      LEFT JOIN "merged_entries" ON "merged_entries"."merge_id" = "decision_items"."merge_id"
      WHERE "nominations"."id" IN ("decision_items"."nomination_id", "merged_entries"."nomination_id")
      LIMIT 1) AS "recognised" ON true
  WHERE "recognised"."decision_id" IS NULL OR "recognised"."released_at" >= "releases"."released_at";
--> statement-breakpoint
CREATE TRIGGER "told_results_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "told_results"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

--> statement-breakpoint
-- What was put forward bears the title of its letter, whatever its maker typed instead.
UPDATE "dossiers" SET "answers" = "answers" || jsonb_build_object(
    'lowerTitleNumber', "certificates"."number", 'lowerTitleDate', "certificates"."issued_on"::text, 'lowerTitleLevel', "awards"."level")
  FROM "forwarded_entries"
  JOIN "nominations" ON "nominations"."id" = "forwarded_entries"."nomination_id" AND "nominations"."state" IN ('draft', 'more_asked')
  JOIN "awards" ON "awards"."id" = "forwarded_entries"."award_id"
  JOIN "certificates" ON "certificates"."award_id" = "awards"."id"
  WHERE "dossiers"."nomination_id" = "nominations"."id" AND "forwarded_entries"."withdrawn_at" IS NULL;
--> statement-breakpoint
ALTER TABLE "appointments" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();
