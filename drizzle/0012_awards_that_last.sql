-- Templates, layouts, print runs and yearly reports: docs/rules/templates.md, papers-of-a-release.md, yearly-reports.md
ALTER TABLE "calibration_sheets" ADD COLUMN "saved_page" uuid;--> statement-breakpoint
ALTER TABLE "calibration_sheets" ADD COLUMN "saved_order" integer;--> statement-breakpoint
ALTER TABLE "calibration_sheets" ADD CONSTRAINT "calibration_sheets_saved" CHECK (num_nonnulls("calibration_sheets"."saved_page", "calibration_sheets"."saved_order") in (0, 2));
--> statement-breakpoint
CREATE TABLE "list_layouts" (
	"agency_id" uuid PRIMARY KEY NOT NULL,
	"layout" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "list_layouts_object" CHECK (jsonb_typeof("list_layouts"."layout") = 'object')
);
--> statement-breakpoint
CREATE TABLE "decision_letters" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"authority" text NOT NULL,
	"legal_bases" text[] NOT NULL,
	"articles" text[] NOT NULL,
	"reward_amount" bigint,
	"reward_legal_source" text,
	"reward_funding" text,
	"recipients" text[] NOT NULL,
	"signer_title" text,
	"signer_name" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decision_letters_reward" CHECK ("decision_letters"."reward_amount" between 1 and 1000000000000)
);
--> statement-breakpoint
CREATE TABLE "decision_letter_rewards" (
	"round_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "decision_letter_rewards_round_id_tier_pk" PRIMARY KEY("round_id","tier"),
	CONSTRAINT "decision_letter_rewards_amount" CHECK ("decision_letter_rewards"."amount" between 1 and 1000000000000)
);
--> statement-breakpoint
ALTER TABLE "list_layouts" ADD CONSTRAINT "list_layouts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "list_layouts" ADD CONSTRAINT "list_layouts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "decision_letter_rewards" ADD CONSTRAINT "decision_letter_rewards_round_id_decision_letters_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."decision_letters"("round_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE TABLE "reminder_settings" (
	"agency_id" uuid PRIMARY KEY NOT NULL CONSTRAINT "reminder_settings_agency_id_agencies_id_fk" REFERENCES "agencies"("id"),
	"opens_on" text NOT NULL,
	"opens_next_year" boolean NOT NULL,
	"due_on" text NOT NULL,
	"due_next_year" boolean NOT NULL,
	"due_source" text,
	"report_days_before" integer NOT NULL,
	"expiry_days_before" integer[] NOT NULL,
	"first_year" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"set_by" uuid CONSTRAINT "reminder_settings_set_by_users_id_fk" REFERENCES "users"("id"),
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_settings_days" CHECK ("opens_on" ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' and "due_on" ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
          and ("opens_next_year", "opens_on") < ("due_next_year", "due_on")),
	CONSTRAINT "reminder_settings_before" CHECK ("report_days_before" between 1 and 90 and cardinality("expiry_days_before") between 1 and 5
          and 1 <= all ("expiry_days_before") and 730 >= all ("expiry_days_before")),
	CONSTRAINT "reminder_settings_first_year" CHECK ("first_year" between 1990 and 2200)
);
--> statement-breakpoint
-- Nobody could report before: those who are here already are asked from this year on, and not told that years gone by are late.
INSERT INTO "reminder_settings" ("agency_id", "opens_on", "opens_next_year", "due_on", "due_next_year", "report_days_before", "expiry_days_before", "first_year")
  SELECT "id", '01-01', true, '01-31', true, 14, '{180,60,14}', extract(year from now() at time zone 'Asia/Ho_Chi_Minh')::integer FROM "agencies";
--> statement-breakpoint
CREATE TABLE "yearly_reports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"award_id" uuid NOT NULL CONSTRAINT "yearly_reports_award_id_awards_id_fk" REFERENCES "awards"("id"),
	"year" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revenue" bigint,
	"export_value" bigint,
	"output_quantity" bigint,
	"output_unit" text,
	"workers" integer,
	"labour_income" bigint,
	"has_no_support" boolean DEFAULT false NOT NULL,
	"keeps_quality" boolean,
	"quality_words" text,
	"remarks" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL CONSTRAINT "yearly_reports_updated_by_users_id_fk" REFERENCES "users"("id"),
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid CONSTRAINT "yearly_reports_submitted_by_users_id_fk" REFERENCES "users"("id"),
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" uuid CONSTRAINT "yearly_reports_acknowledged_by_users_id_fk" REFERENCES "users"("id"),
	"returned_at" timestamp with time zone,
	"returned_by" uuid CONSTRAINT "yearly_reports_returned_by_users_id_fk" REFERENCES "users"("id"),
	"returned_reason" text,
	CONSTRAINT "yearly_reports_award" UNIQUE("award_id","year"),
	CONSTRAINT "yearly_reports_state" CHECK ("state" in ('draft', 'submitted', 'returned', 'acknowledged')),
	CONSTRAINT "yearly_reports_year" CHECK ("year" between 1990 and 2200),
	CONSTRAINT "yearly_reports_figures" CHECK ("revenue" between 0 and 1000000000000000 and "export_value" between 0 and 1000000000000000
          and "output_quantity" between 0 and 1000000000000000 and "labour_income" between 0 and 1000000000000000
          and "workers" between 0 and 1000000),
	CONSTRAINT "yearly_reports_complete" CHECK ("state" in ('draft', 'returned') or (num_nonnulls("revenue", "export_value", "output_quantity", "output_unit",
          "workers", "labour_income", "keeps_quality") = 7 and "export_value" <= "revenue"
          and ("keeps_quality" or "quality_words" is not null))),
	CONSTRAINT "yearly_reports_steps" CHECK (num_nonnulls("submitted_at", "submitted_by") = case when "state" = 'draft' then 0 else 2 end
          and num_nonnulls("acknowledged_at", "acknowledged_by") = case when "state" = 'acknowledged' then 2 else 0 end
          and num_nonnulls("returned_at", "returned_by", "returned_reason") = case when "state" = 'returned' then 3 else 0 end)
);
--> statement-breakpoint
CREATE INDEX "yearly_reports_year_state" ON "yearly_reports" USING btree ("year","state");
--> statement-breakpoint
CREATE TABLE "yearly_report_supports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"report_id" uuid NOT NULL CONSTRAINT "yearly_report_supports_report_id_yearly_reports_id_fk" REFERENCES "yearly_reports"("id"),
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"amount" bigint NOT NULL,
	"source" text NOT NULL,
	"month" smallint NOT NULL,
	"added_by" uuid NOT NULL CONSTRAINT "yearly_report_supports_added_by_users_id_fk" REFERENCES "users"("id"),
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "yearly_report_supports_kind" CHECK ("kind" in ('training', 'technology', 'fair', 'trademark', 'packaging', 'website', 'loan', 'prize', 'other')),
	CONSTRAINT "yearly_report_supports_source" CHECK ("source" in ('national_promotion', 'local_promotion', 'other_budget', 'credit', 'organisation')),
	CONSTRAINT "yearly_report_supports_figures" CHECK ("amount" between 0 and 1000000000000000 and "month" between 1 and 12)
);
--> statement-breakpoint
CREATE INDEX "yearly_report_supports_report" ON "yearly_report_supports" USING btree ("report_id");
--> statement-breakpoint
CREATE TABLE "yearly_report_reminders" (
	"award_id" uuid NOT NULL CONSTRAINT "yearly_report_reminders_award_id_awards_id_fk" REFERENCES "awards"("id"),
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"sent_on" date NOT NULL,
	"sent_by" uuid CONSTRAINT "yearly_report_reminders_sent_by_users_id_fk" REFERENCES "users"("id"),
	CONSTRAINT "yearly_report_reminders_award_id_year_kind_sent_on_pk" PRIMARY KEY("award_id","year","kind","sent_on"),
	CONSTRAINT "yearly_report_reminders_kind" CHECK ("kind" in ('opened', 'due_soon', 'late', 'asked')),
	CONSTRAINT "yearly_report_reminders_by" CHECK (("kind" = 'asked') = ("sent_by" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "yearly_report_reminders_once" ON "yearly_report_reminders" USING btree ("award_id","year","kind") WHERE "kind" <> 'asked';
--> statement-breakpoint
CREATE TABLE "expiry_reminders" (
	"award_id" uuid NOT NULL CONSTRAINT "expiry_reminders_award_id_awards_id_fk" REFERENCES "awards"("id"),
	"due_on" date NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expiry_reminders_award_id_due_on_pk" PRIMARY KEY("award_id","due_on")
);
--> statement-breakpoint
CREATE TRIGGER yearly_report_reminders_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON yearly_report_reminders
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER expiry_reminders_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON expiry_reminders
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_acknowledged_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'acknowledged' AND (TG_OP = 'DELETE' OR NEW.state <> 'returned') THEN
    RAISE EXCEPTION 'the agency took note of report %', OLD.id USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER yearly_reports_acknowledged BEFORE UPDATE OR DELETE ON yearly_reports
  FOR EACH ROW EXECUTE FUNCTION refuse_acknowledged_change();

--> statement-breakpoint
CREATE TABLE "key_withdrawals" (
	"key_id" text NOT NULL CONSTRAINT "key_withdrawals_key_id_signing_keys_id_fk" REFERENCES "signing_keys"("id"),
	"kind" text NOT NULL,
	"withdrawn_from" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "key_withdrawals_key_id_kind_pk" PRIMARY KEY("key_id","kind"),
	CONSTRAINT "key_withdrawals_kind" CHECK ("kind" in ('ended', 'compromised'))
);
--> statement-breakpoint
CREATE TABLE "seal_signatures" (
	"seal_id" uuid NOT NULL CONSTRAINT "seal_signatures_seal_id_seals_id_fk" REFERENCES "seals"("id"),
	"key_id" text NOT NULL CONSTRAINT "seal_signatures_key_id_signing_keys_id_fk" REFERENCES "signing_keys"("id"),
	"signature" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seal_signatures_seal_id_key_id_pk" PRIMARY KEY("seal_id","key_id")
);
--> statement-breakpoint
CREATE TRIGGER key_withdrawals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON key_withdrawals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER seal_signatures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_signatures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A key that was withdrawn signs nothing again.
CREATE FUNCTION refuse_withdrawn_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Waits for a withdrawal that is being written, and sees it then.
  PERFORM 1 FROM signing_keys k WHERE k.id = NEW.key_id FOR KEY SHARE;
  IF EXISTS (SELECT FROM key_withdrawals w WHERE w.key_id = NEW.key_id) THEN
    RAISE EXCEPTION 'key % was withdrawn and signs no more: give the installation another', NEW.key_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER seals_key BEFORE INSERT ON seals FOR EACH ROW EXECUTE FUNCTION refuse_withdrawn_key();
--> statement-breakpoint
CREATE TRIGGER seal_signatures_key BEFORE INSERT ON seal_signatures FOR EACH ROW EXECUTE FUNCTION refuse_withdrawn_key();
--> statement-breakpoint
CREATE TRIGGER ledger_heads_key BEFORE INSERT ON ledger_heads FOR EACH ROW EXECUTE FUNCTION refuse_withdrawn_key();
--> statement-breakpoint
CREATE TRIGGER transcripts_key BEFORE INSERT ON transcripts FOR EACH ROW EXECUTE FUNCTION refuse_withdrawn_key();
--> statement-breakpoint
-- The few that a status list counts as taken back for it.
CREATE INDEX "certificates_replaced" ON "certificates" USING btree ("status_index") WHERE not "is_current";
--> statement-breakpoint
CREATE TABLE "certificate_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL CONSTRAINT "certificate_templates_agency_id_agencies_id_fk" REFERENCES "agencies"("id"),
	"name" text NOT NULL,
	"created_by" uuid NOT NULL CONSTRAINT "certificate_templates_created_by_users_id_fk" REFERENCES "users"("id"),
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_templates_name" ON "certificate_templates" USING btree ("agency_id","name") WHERE "archived_at" is null;
--> statement-breakpoint
CREATE TABLE "certificate_template_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"template_id" uuid NOT NULL CONSTRAINT "certificate_template_versions_template_id_certificate_templates_id_fk" REFERENCES "certificate_templates"("id"),
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"made_by" uuid NOT NULL CONSTRAINT "certificate_template_versions_made_by_users_id_fk" REFERENCES "users"("id"),
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certificate_template_versions_version" UNIQUE("template_id","version"),
	CONSTRAINT "certificate_template_versions_order" CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TRIGGER certificate_template_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_template_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "template_pictures" (
	"file_id" uuid PRIMARY KEY NOT NULL CONSTRAINT "template_pictures_file_id_files_id_fk" REFERENCES "files"("id"),
	"agency_id" uuid NOT NULL CONSTRAINT "template_pictures_agency_id_agencies_id_fk" REFERENCES "agencies"("id"),
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "template_pictures_agency" ON "template_pictures" USING btree ("agency_id");
--> statement-breakpoint
-- How a certificate looks is as issued as what it says: the trigger of 0011 refuses to change it.
ALTER TABLE "certificates" ADD COLUMN "template_version_id" uuid CONSTRAINT "certificates_template_version_id_certificate_template_versions_id_fk" REFERENCES "certificate_template_versions"("id");
--> statement-breakpoint
CREATE TABLE "print_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"seal_id" uuid NOT NULL CONSTRAINT "print_runs_seal_id_seals_id_fk" REFERENCES "seals"("id"),
	"kind" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"left_out" text[] DEFAULT '{}' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"file_id" uuid CONSTRAINT "print_runs_file_id_files_id_fk" REFERENCES "files"("id"),
	"requested_by" uuid NOT NULL CONSTRAINT "print_runs_requested_by_users_id_fk" REFERENCES "users"("id"),
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "print_runs_kind" CHECK ("kind" in ('sheets', 'files')),
	CONSTRAINT "print_runs_state" CHECK ("state" in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "print_runs_done" CHECK ("done" between 0 and "total"),
	CONSTRAINT "print_runs_file" CHECK (("state" = 'done') = ("file_id" is not null))
);
--> statement-breakpoint
CREATE INDEX "print_runs_seal" ON "print_runs" USING btree ("seal_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "print_runs_open" ON "print_runs" USING btree ("seal_id","kind") WHERE "state" in ('queued', 'running');
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "taken_up_at" timestamp with time zone;

--> statement-breakpoint
CREATE INDEX "awards_newest" ON "awards" USING btree ((-"year"),"id");
--> statement-breakpoint
ALTER TABLE "paper_imports" ADD COLUMN "discarded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "paper_imports" ADD CONSTRAINT "paper_imports_discarded" CHECK ("paper_imports"."discarded_at" is null or ("paper_imports"."taken_at" is null and "paper_imports"."rows" = '[]'::jsonb));
--> statement-breakpoint
-- Whoever keeps a page hears, when the transaction is committed, what it changed: "award:018f...". Arguments: a noun, the column of its id.
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changes', TG_ARGV[0] || ':' || (to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[1]));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER awards_tell AFTER UPDATE OR DELETE ON "awards" FOR EACH ROW EXECUTE FUNCTION tell_change('award', 'id');
--> statement-breakpoint
CREATE TRIGGER certificates_tell AFTER INSERT OR UPDATE OR DELETE ON "certificates" FOR EACH ROW EXECUTE FUNCTION tell_change('award', 'award_id');
--> statement-breakpoint
CREATE TRIGGER revocations_tell AFTER INSERT OR UPDATE OR DELETE ON "revocations" FOR EACH ROW EXECUTE FUNCTION tell_change('certificate', 'certificate_id');
--> statement-breakpoint
CREATE TRIGGER products_tell AFTER UPDATE OR DELETE ON "products" FOR EACH ROW EXECUTE FUNCTION tell_change('product', 'id');
--> statement-breakpoint
CREATE TRIGGER establishments_tell AFTER UPDATE OR DELETE ON "establishments" FOR EACH ROW EXECUTE FUNCTION tell_change('establishment', 'id');
--> statement-breakpoint
CREATE TRIGGER rounds_tell AFTER UPDATE OR DELETE ON "rounds" FOR EACH ROW EXECUTE FUNCTION tell_change('round', 'id');
--> statement-breakpoint
CREATE TRIGGER provinces_tell AFTER UPDATE OR DELETE ON "provinces" FOR EACH ROW EXECUTE FUNCTION tell_change('province', 'id');

--> statement-breakpoint
-- Each credential names the rules: read without the whole list.
ALTER TABLE "seals" ADD COLUMN "rules" jsonb GENERATED ALWAYS AS ("content" -> 'rules') STORED NOT NULL;
--> statement-breakpoint
-- What a key signs when it is read leaves no row: the clock tells that it was still in use.
CREATE TABLE "signing_key_uses" (
	"key_id" text PRIMARY KEY NOT NULL CONSTRAINT "signing_key_uses_key_id_signing_keys_id_fk" REFERENCES "signing_keys"("id"),
	"last_used_at" timestamp with time zone NOT NULL
);

--> statement-breakpoint
-- How certificates of the standard template look is read without the whole list.
ALTER TABLE "seals" ADD COLUMN "template" jsonb GENERATED ALWAYS AS ("content" -> 'template') STORED;
--> statement-breakpoint
-- The picture that the standard template shows of an agency: one of its own, or none.
ALTER TABLE "template_pictures" ADD COLUMN "emblem_since" timestamp with time zone;
--> statement-breakpoint
CREATE UNIQUE INDEX "template_pictures_emblem" ON "template_pictures" USING btree ("agency_id") WHERE "emblem_since" is not null;
--> statement-breakpoint
ALTER TABLE "certificate_template_versions" ADD CONSTRAINT "certificate_template_versions_digest" CHECK ("certificate_template_versions"."digest" ~ '^[0-9a-f]{64}$');
--> statement-breakpoint
ALTER TABLE "certificate_template_versions" ADD CONSTRAINT "certificate_template_versions_content" CHECK (jsonb_typeof("certificate_template_versions"."content") = 'object');
--> statement-breakpoint
ALTER TABLE "print_runs" ADD COLUMN "language" text DEFAULT 'template' NOT NULL CONSTRAINT "print_runs_language" CHECK ("language" in ('template', 'vi', 'vi-en'));
--> statement-breakpoint
DROP INDEX "print_runs_open";
--> statement-breakpoint
CREATE UNIQUE INDEX "print_runs_open" ON "print_runs" USING btree ("seal_id","kind","language") WHERE "state" in ('queued', 'running');
--> statement-breakpoint
ALTER TABLE "print_runs" DROP CONSTRAINT "print_runs_state";
--> statement-breakpoint
ALTER TABLE "print_runs" ADD CONSTRAINT "print_runs_state" CHECK ("print_runs"."state" in ('queued', 'running', 'done', 'swept', 'failed', 'cancelled'));
--> statement-breakpoint
-- In which order files were taken over, whenever their requests began.
ALTER TABLE "paper_imports" ADD COLUMN "taken_turn" uuid;
--> statement-breakpoint
UPDATE "paper_imports" SET "taken_turn" = uuidv7("taken_at" - clock_timestamp()) WHERE "taken_at" is not null;
--> statement-breakpoint
ALTER TABLE "paper_imports" DROP CONSTRAINT "paper_imports_taken";
--> statement-breakpoint
ALTER TABLE "paper_imports" ADD CONSTRAINT "paper_imports_taken" CHECK (num_nonnulls("paper_imports"."taken_by", "paper_imports"."taken_at", "paper_imports"."taken_turn") in (0, 3));
--> statement-breakpoint
-- The same form sent again adds no second support.
ALTER TABLE "yearly_report_supports" ADD COLUMN "form_key" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
DROP INDEX "yearly_report_supports_report";
--> statement-breakpoint
ALTER TABLE "yearly_report_supports" ADD CONSTRAINT "yearly_report_supports_form" UNIQUE("report_id","form_key");
--> statement-breakpoint
CREATE FUNCTION refuse_support_of_acknowledged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  -- Waits for an agency that takes note at this moment.
  FOR found IN SELECT id, state FROM yearly_reports
    WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.report_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.report_id END) FOR SHARE LOOP
    IF found.state = 'acknowledged' THEN
      RAISE EXCEPTION 'the agency took note of report %', found.id USING ERRCODE = '23514';
    END IF;
  END LOOP;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER yearly_report_supports_acknowledged BEFORE INSERT OR UPDATE OR DELETE ON yearly_report_supports
  FOR EACH ROW EXECUTE FUNCTION refuse_support_of_acknowledged();
--> statement-breakpoint
-- What was sent names its supports or says that there were none, and not both: when all is written, for an act changes one after the other.
CREATE FUNCTION check_sent_supports() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  FOR found IN SELECT r.id FROM yearly_reports r
    WHERE r.id = (to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0])::uuid AND r.state IN ('submitted', 'acknowledged')
      AND r.has_no_support = EXISTS (SELECT FROM yearly_report_supports s WHERE s.report_id = r.id) LOOP
    RAISE EXCEPTION 'report % was sent, and its supports do not say what it says', found.id USING ERRCODE = '23514';
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER yearly_reports_supports AFTER INSERT OR UPDATE ON yearly_reports
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_sent_supports('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER yearly_report_supports_sent AFTER INSERT OR DELETE ON yearly_report_supports
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_sent_supports('report_id');
