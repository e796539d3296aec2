ALTER TABLE "rounds" ADD COLUMN "ledger_salt" text DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') NOT NULL;
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD COLUMN "sealed" text;
--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'entries_assigned', 'conflict_answered', 'dossier_redacted', 'point_recorded', 'entry_recused', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'decision_withdrawn', 'results_released', 'entry_retallied'));
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
	"made_by" uuid NOT NULL,
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
