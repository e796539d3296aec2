CREATE TABLE "calibration_anchors" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"origin" text,
	"group_code" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calibration_photos" (
	"anchor_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "calibration_photos_anchor_id_file_id_pk" PRIMARY KEY("anchor_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "calibration_points" (
	"sheet_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"points" integer NOT NULL,
	CONSTRAINT "calibration_points_sheet_id_criterion_id_pk" PRIMARY KEY("sheet_id","criterion_id"),
	CONSTRAINT "calibration_points_range" CHECK ("calibration_points"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "calibration_references" (
	"anchor_id" uuid NOT NULL,
	"criterion_code" text NOT NULL,
	"points" integer NOT NULL,
	"reason" text,
	CONSTRAINT "calibration_references_anchor_id_criterion_code_pk" PRIMARY KEY("anchor_id","criterion_code"),
	CONSTRAINT "calibration_references_range" CHECK ("calibration_references"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "calibration_sheets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"anchor_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"time" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "calibration_sheets_juror_anchor" UNIQUE("appointment_id","anchor_id","time"),
	CONSTRAINT "calibration_sheets_time" CHECK ("calibration_sheets"."time" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "calibration_waivers" (
	"appointment_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"waived_by" uuid NOT NULL,
	"waived_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calibrations" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closing_note" text,
	CONSTRAINT "calibrations_closed" CHECK (num_nonnulls("calibrations"."closed_at", "calibrations"."closed_by", "calibrations"."closing_note") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "paper_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"paper_id" uuid NOT NULL,
	"is_signed" boolean NOT NULL,
	"signed_on" date,
	"scan_id" uuid,
	"import_id" uuid,
	"reason" text,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_entries_signed_on" CHECK ("paper_entries"."signed_on" is null or "paper_entries"."is_signed")
);
--> statement-breakpoint
CREATE TABLE "paper_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"print_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" jsonb NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	CONSTRAINT "paper_imports_taken" CHECK (num_nonnulls("paper_imports"."taken_by", "paper_imports"."taken_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "paper_keyings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"paper_id" uuid NOT NULL,
	"points" jsonb NOT NULL,
	"remarks" text,
	"is_signed" boolean NOT NULL,
	"signed_on" date,
	"keyed_by" uuid NOT NULL,
	"keyed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"entry_id" uuid,
	CONSTRAINT "paper_keyings_signed_on" CHECK ("paper_keyings"."signed_on" is null or "paper_keyings"."is_signed")
);
--> statement-breakpoint
CREATE TABLE "paper_prints" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"medium" text NOT NULL,
	"rules_hash" text NOT NULL,
	"printed_by" uuid NOT NULL,
	"printed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_prints_medium" CHECK ("paper_prints"."medium" in ('paper', 'xlsx'))
);
--> statement-breakpoint
CREATE TABLE "paper_scans" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"paper_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_settings" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"keyings" integer NOT NULL,
	"source" text,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_settings_keyings" CHECK ("paper_settings"."keyings" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "paper_sheets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"print_id" uuid NOT NULL,
	"sheet_id" uuid NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "paper_sheets_code_unique" UNIQUE("code"),
	CONSTRAINT "paper_sheets_code" CHECK ("paper_sheets"."code" ~ '^[0-9A-HJKMNP-TV-Z]{10}$')
);
--> statement-breakpoint
CREATE TABLE "redactions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"snapshot_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"product_name" text NOT NULL,
	"summary" text,
	"set_members" text,
	"answers" jsonb NOT NULL,
	"photos" uuid[] NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"content_hash" text,
	"kept_because" text,
	CONSTRAINT "redactions_version" UNIQUE("snapshot_id","version"),
	CONSTRAINT "redactions_released" CHECK (num_nonnulls("redactions"."released_by", "redactions"."released_at", "redactions"."content_hash") in (0, 3)),
	CONSTRAINT "redactions_kept" CHECK ("redactions"."kept_because" is null or "redactions"."released_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "council_members" DROP CONSTRAINT "council_members_seat";--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";--> statement-breakpoint
ALTER TABLE "nomination_events" DROP CONSTRAINT "nomination_events_kind";--> statement-breakpoint
ALTER TABLE "ledger_events" ALTER COLUMN "actor_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sheets" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "status_index" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "certificates_status_index_seq" INCREMENT BY 1 MINVALUE 0 MAXVALUE 2147483647 START WITH 0 CACHE 1);--> statement-breakpoint
ALTER TABLE "told_results" ADD COLUMN "is_reached" boolean;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "list_as_ended" jsonb;--> statement-breakpoint
ALTER TABLE "nomination_events" ADD COLUMN "said" jsonb;--> statement-breakpoint
ALTER TABLE "sample_events" ADD COLUMN "consented_on" date;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "superseded_by_id" uuid;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "is_blind" boolean GENERATED ALWAYS AS (coalesce((rules #>> '{blind,value}') = 'true', false)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "sheets_wait_for" integer GENERATED ALWAYS AS (case when (rules #>> '{calibration,value,waits}') = 'true' then (rules #>> '{calibration,value,anchors}')::integer else 0 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD COLUMN "copied_from_id" uuid;--> statement-breakpoint
ALTER TABLE "calibration_anchors" ADD CONSTRAINT "calibration_anchors_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_anchors" ADD CONSTRAINT "calibration_anchors_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_photos" ADD CONSTRAINT "calibration_photos_anchor_id_calibration_anchors_id_fk" FOREIGN KEY ("anchor_id") REFERENCES "public"."calibration_anchors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_photos" ADD CONSTRAINT "calibration_photos_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_points" ADD CONSTRAINT "calibration_points_sheet_id_calibration_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."calibration_sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_points" ADD CONSTRAINT "calibration_points_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_references" ADD CONSTRAINT "calibration_references_anchor_id_calibration_anchors_id_fk" FOREIGN KEY ("anchor_id") REFERENCES "public"."calibration_anchors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_sheets" ADD CONSTRAINT "calibration_sheets_anchor_id_calibration_anchors_id_fk" FOREIGN KEY ("anchor_id") REFERENCES "public"."calibration_anchors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_sheets" ADD CONSTRAINT "calibration_sheets_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_waivers" ADD CONSTRAINT "calibration_waivers_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_waivers" ADD CONSTRAINT "calibration_waivers_waived_by_users_id_fk" FOREIGN KEY ("waived_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibrations" ADD CONSTRAINT "calibrations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibrations" ADD CONSTRAINT "calibrations_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibrations" ADD CONSTRAINT "calibrations_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_paper_id_paper_sheets_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."paper_sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_scan_id_paper_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."paper_scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_import_id_paper_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."paper_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_imports" ADD CONSTRAINT "paper_imports_print_id_paper_prints_id_fk" FOREIGN KEY ("print_id") REFERENCES "public"."paper_prints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_imports" ADD CONSTRAINT "paper_imports_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_imports" ADD CONSTRAINT "paper_imports_taken_by_users_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_paper_id_paper_sheets_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."paper_sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_keyed_by_users_id_fk" FOREIGN KEY ("keyed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_entry_id_paper_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."paper_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_prints" ADD CONSTRAINT "paper_prints_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_prints" ADD CONSTRAINT "paper_prints_printed_by_users_id_fk" FOREIGN KEY ("printed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_paper_id_paper_sheets_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."paper_sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_settings" ADD CONSTRAINT "paper_settings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_settings" ADD CONSTRAINT "paper_settings_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_print_id_paper_prints_id_fk" FOREIGN KEY ("print_id") REFERENCES "public"."paper_prints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_sheet_id_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_snapshot_id_dossier_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."dossier_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_released_by_users_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calibration_anchors_round" ON "calibration_anchors" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "calibration_photos_file" ON "calibration_photos" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "paper_entries_paper" ON "paper_entries" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "paper_imports_print" ON "paper_imports" USING btree ("print_id");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_keyings_once" ON "paper_keyings" USING btree ("paper_id","keyed_by") WHERE "paper_keyings"."entry_id" is null;--> statement-breakpoint
CREATE INDEX "paper_keyings_paper" ON "paper_keyings" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "paper_prints_round" ON "paper_prints" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "paper_scans_paper" ON "paper_scans" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "paper_scans_file" ON "paper_scans" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "paper_sheets_print" ON "paper_sheets" USING btree ("print_id");--> statement-breakpoint
CREATE INDEX "paper_sheets_sheet" ON "paper_sheets" USING btree ("sheet_id");--> statement-breakpoint
CREATE UNIQUE INDEX "redactions_draft" ON "redactions" USING btree ("snapshot_id") WHERE "redactions"."released_at" is null;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_superseded_by_id_products_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD CONSTRAINT "scheme_versions_copied_from_id_scheme_versions_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."scheme_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificates_bare_number" ON "certificates" USING btree (regexp_replace(upper("number"), '[^A-Z0-9]', '', 'g'));--> statement-breakpoint
CREATE UNIQUE INDEX "council_members_seat" ON "council_members" USING btree ("round_id","user_id") WHERE "council_members"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_status_index_unique" UNIQUE("status_index");--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_actor" CHECK ("ledger_events"."actor_id" is not null or "ledger_events"."kind" in ('phase_moved', 'entries_assigned'));--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'entries_assigned', 'conflict_answered', 'dossier_redacted', 'point_recorded', 'entry_recused', 'recusal_lifted', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'decision_withdrawn', 'results_released', 'entry_retallied', 'phase_moved', 'list_set', 'entries_merged', 'merge_undone', 'motion_closed', 'expected_list_published', 'remark_recorded'));--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_said" CHECK (num_nonnulls("nomination_events"."note", "nomination_events"."said") <= 1);--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_kind" CHECK ("nomination_events"."kind" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn', 'revived', 'papers_completed', 'papers_day_moved', 'put_forward', 'admission_undone', 'refusal_undone', 'taken_back'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_superseded" CHECK ("products"."superseded_by_id" is null or "products"."archived_at" is not null);
--> statement-breakpoint
CREATE FUNCTION calibration_points_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM calibration_sheets s
    WHERE s.id = coalesce(NEW.sheet_id, OLD.sheet_id) AND s.submitted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'points of a submitted calibration sheet stay as they are';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER calibration_points_locked BEFORE INSERT OR UPDATE OR DELETE ON "calibration_points"
  FOR EACH ROW EXECUTE FUNCTION calibration_points_locked();
--> statement-breakpoint
CREATE FUNCTION released_redaction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'a released blind copy is never changed';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER released_redaction_stays BEFORE UPDATE OR DELETE ON "redactions"
  FOR EACH ROW EXECUTE FUNCTION released_redaction_stays();
--> statement-breakpoint
CREATE TRIGGER redactions_not_truncated BEFORE TRUNCATE ON "redactions"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Asked at every point a juror gives: a walk up two or three lines of a table is quicker than a recursive query.
CREATE OR REPLACE FUNCTION asks_group(criterion uuid, product_group text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  above uuid := criterion;
  codes text[];
BEGIN
  LOOP
    SELECT parent_id, group_codes INTO above, codes FROM criteria WHERE id = above;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    IF codes IS NOT NULL AND NOT product_group = ANY (codes) THEN
      RETURN false;
    END IF;
    IF above IS NULL THEN
      RETURN true;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- The same promises of a point as before, read in one query.
CREATE OR REPLACE FUNCTION check_sheet_point() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known record;
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.sheet_id <> NEW.sheet_id) THEN
    IF EXISTS (SELECT FROM sheets WHERE id = OLD.sheet_id AND signed_at IS NOT NULL) THEN
      RAISE EXCEPTION 'the sheet is signed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
  END IF;
  SELECT s.signed_at, c.code, c.maximum, c.step, c.round_id, n.round_id AS sheet_round, n.group_code,
      asks_group(c.id, n.group_code) AS is_asked INTO known
    FROM sheets s JOIN nominations n ON n.id = s.nomination_id LEFT JOIN criteria c ON c.id = NEW.criterion_id
    WHERE s.id = NEW.sheet_id;
  IF known.signed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the sheet is signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF known.round_id IS DISTINCT FROM known.sheet_round THEN
    RAISE EXCEPTION 'criterion % is of another round', known.code USING ERRCODE = 'check_violation';
  END IF;
  IF NOT known.is_asked THEN
    RAISE EXCEPTION 'criterion % is not asked of group %', known.code, known.group_code USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.points > known.maximum OR NEW.points % known.step <> 0 THEN
    RAISE EXCEPTION 'points outside the range or step of criterion %', known.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
