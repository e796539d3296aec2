CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"nomination_id" uuid,
	"name" text NOT NULL,
	"email" "citext" NOT NULL,
	"phone" text,
	"consent_at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"filed_by" uuid,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"assigned_to" uuid,
	"assigned_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"outcome" text,
	"answer" text,
	"revocation_proposed_at" timestamp with time zone,
	CONSTRAINT "complaints_number" UNIQUE("round_id","number"),
	CONSTRAINT "complaints_outcome" CHECK ("complaints"."outcome" in ('upheld', 'partly_upheld', 'rejected', 'withdrawn')),
	CONSTRAINT "complaints_answered" CHECK (num_nonnulls("complaints"."answered_at", "complaints"."answered_by", "complaints"."outcome", "complaints"."answer") in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendances" (
	"meeting_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"is_present" boolean NOT NULL,
	"note" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendances_meeting_id_member_id_pk" PRIMARY KEY("meeting_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "list_items" (
	"round_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"tier" text,
	"reason" text,
	"motion_id" uuid,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_items_round_id_nomination_id_pk" PRIMARY KEY("round_id","nomination_id"),
	CONSTRAINT "list_items_verdict" CHECK ("list_items"."verdict" in ('recognise', 'not_recognise', 'pending'))
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"place" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"agenda" text NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"notes" text,
	CONSTRAINT "meetings_number" UNIQUE("round_id","number"),
	CONSTRAINT "meetings_span" CHECK ("meetings"."closed_at" is null or "meetings"."opened_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "merged_entries" (
	"merge_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"is_live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "merged_entries_merge_id_nomination_id_pk" PRIMARY KEY("merge_id","nomination_id")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"lead_nomination_id" uuid NOT NULL,
	"name" text NOT NULL,
	"set_case" text NOT NULL,
	"reason" text NOT NULL,
	"motion_id" uuid,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "merges_set_case" CHECK ("merges"."set_case" in ('a', 'b', 'c'))
);
--> statement-breakpoint
CREATE TABLE "motions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"ballot" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"votes_for" integer,
	"votes_against" integer,
	"abstentions" integer,
	"present" integer,
	"members" integer,
	"is_carried" boolean,
	CONSTRAINT "motions_number" UNIQUE("meeting_id","number"),
	CONSTRAINT "motions_kind" CHECK ("motions"."kind" in ('list', 'merge', 'deviation', 'frame', 'rules', 'other')),
	CONSTRAINT "motions_ballot" CHECK ("motions"."ballot" in ('open', 'secret')),
	CONSTRAINT "motions_closed" CHECK (num_nonnulls("motions"."closed_at", "motions"."votes_for", "motions"."votes_against", "motions"."abstentions", "motions"."present", "motions"."members", "motions"."is_carried") in (0, 7))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('expected_list', 'results'))
);
--> statement-breakpoint
CREATE TABLE "secret_votes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"motion_id" uuid NOT NULL,
	"choice" text NOT NULL,
	CONSTRAINT "secret_votes_choice" CHECK ("secret_votes"."choice" in ('for', 'against', 'abstain'))
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"motion_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"choice" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "votes_motion_id_member_id_pk" PRIMARY KEY("motion_id","member_id"),
	CONSTRAINT "votes_choice" CHECK ("votes"."choice" in ('for', 'against', 'abstain'))
);
--> statement-breakpoint
CREATE TABLE "paper_checks" (
	"nomination_id" uuid NOT NULL,
	"requirement" text NOT NULL,
	"verdict" text NOT NULL,
	"note" text,
	"is_pending" boolean DEFAULT false NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_checks_nomination_id_requirement_pk" PRIMARY KEY("nomination_id","requirement"),
	CONSTRAINT "paper_checks_verdict" CHECK ("paper_checks"."verdict" in ('in_order', 'missing', 'unreadable', 'expired', 'not_needed'))
);
--> statement-breakpoint
CREATE TABLE "sample_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"nomination_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sample_events_kind" CHECK ("sample_events"."kind" in ('received', 'shown', 'returned', 'kept', 'catalogue'))
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_id" uuid NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"issuer" text,
	"issued_on" date,
	"valid_until" date,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "papers_kind" CHECK ("papers"."kind" in ('registration', 'food_safety', 'quality', 'trademark', 'environment', 'award', 'lower_title', 'other')),
	CONSTRAINT "papers_span" CHECK ("papers"."valid_until" is null or "papers"."issued_on" is null or "papers"."valid_until" >= "papers"."issued_on")
);
--> statement-breakpoint
CREATE TABLE "point_frames" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"criteria" jsonb NOT NULL,
	"note" text,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"number" text,
	"decided_on" date,
	"returned_reason" text,
	CONSTRAINT "point_frames_decided" CHECK (num_nonnulls("point_frames"."decided_by", "point_frames"."decided_at") in (0, 2)
          and ("point_frames"."returned_reason" is null) = ("point_frames"."decided_at" is null or "point_frames"."number" is not null)
          and num_nonnulls("point_frames"."number", "point_frames"."decided_on") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "rule_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"decided_on" date NOT NULL,
	"reason" text NOT NULL,
	"hash_before" text NOT NULL,
	"hash_after" text NOT NULL,
	"rules_before" jsonb NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rule_changes_kind" CHECK ("rule_changes"."kind" in ('frame', 'reopening'))
);
--> statement-breakpoint
CREATE TABLE "scheme_drafts" (
	"scheme_id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "nomination_events" DROP CONSTRAINT "nomination_events_kind";--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "nomination_events" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "assigned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "papers_due_on" date;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "papers_completed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "group_codes" text[];--> statement-breakpoint
ALTER TABLE "round_territories" ADD COLUMN "quota" integer;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "copied_from_id" uuid;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "schemes" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_filed_by_users_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_member_id_council_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_motion_id_motions_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_called_by_users_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_entries" ADD CONSTRAINT "merged_entries_merge_id_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."merges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merged_entries" ADD CONSTRAINT "merged_entries_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_lead_nomination_id_nominations_id_fk" FOREIGN KEY ("lead_nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_motion_id_motions_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_by_users_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "motions" ADD CONSTRAINT "motions_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret_votes" ADD CONSTRAINT "secret_votes_motion_id_motions_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_motion_id_motions_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_member_id_council_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_checks" ADD CONSTRAINT "paper_checks_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_checks" ADD CONSTRAINT "paper_checks_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_events" ADD CONSTRAINT "sample_events_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_events" ADD CONSTRAINT "sample_events_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_frames" ADD CONSTRAINT "point_frames_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_frames" ADD CONSTRAINT "point_frames_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_frames" ADD CONSTRAINT "point_frames_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_changes" ADD CONSTRAINT "rule_changes_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_changes" ADD CONSTRAINT "rule_changes_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_drafts" ADD CONSTRAINT "scheme_drafts_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_drafts" ADD CONSTRAINT "scheme_drafts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_nomination" ON "complaints" USING btree ("nomination_id");--> statement-breakpoint
CREATE UNIQUE INDEX "merged_entries_live" ON "merged_entries" USING btree ("nomination_id") WHERE "merged_entries"."is_live";--> statement-breakpoint
CREATE INDEX "merges_round" ON "merges" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "notices_round" ON "notices" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "secret_votes_motion" ON "secret_votes" USING btree ("motion_id");--> statement-breakpoint
CREATE INDEX "sample_events_nomination" ON "sample_events" USING btree ("nomination_id");--> statement-breakpoint
CREATE INDEX "papers_establishment" ON "papers" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "papers_valid_until" ON "papers" USING btree ("valid_until");--> statement-breakpoint
CREATE UNIQUE INDEX "point_frames_open" ON "point_frames" USING btree ("round_id") WHERE "point_frames"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "rule_changes_round" ON "rule_changes" USING btree ("round_id");--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_copied_from_id_rounds_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD CONSTRAINT "scheme_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schemes" ADD CONSTRAINT "schemes_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_kind" CHECK ("nomination_events"."kind" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn', 'revived', 'papers_completed', 'put_forward'));--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'point_recorded', 'entry_recused', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'entry_retallied'));--> statement-breakpoint
ALTER TABLE "round_territories" ADD CONSTRAINT "round_territories_quota" CHECK ("round_territories"."quota" is null or "round_territories"."quota" > 0);--> statement-breakpoint
CREATE TRIGGER rule_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER sample_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sample_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER notices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER votes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON votes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER secret_votes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON secret_votes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A vote is cast while its motion is open, named in an open ballot and nameless in a secret one.
CREATE FUNCTION check_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  motion motions;
BEGIN
  SELECT * INTO motion FROM motions WHERE id = NEW.motion_id;
  IF motion.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the motion is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_TABLE_NAME = 'secret_votes' AND motion.ballot <> 'secret' THEN
    RAISE EXCEPTION 'the ballot is open' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER votes_while_open BEFORE INSERT ON votes FOR EACH ROW EXECUTE FUNCTION check_vote();
--> statement-breakpoint
CREATE TRIGGER secret_votes_while_open BEFORE INSERT ON secret_votes FOR EACH ROW EXECUTE FUNCTION check_vote();
--> statement-breakpoint
CREATE FUNCTION check_named_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.choice IS NULL) <> (SELECT ballot = 'secret' FROM motions WHERE id = NEW.motion_id) THEN
    RAISE EXCEPTION 'an open vote says what it is, a secret one does not' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER votes_named BEFORE INSERT ON votes FOR EACH ROW EXECUTE FUNCTION check_named_vote();
--> statement-breakpoint
-- What ended stays as it ended: a closed motion, a decided point frame; and what was complained of stays as it was said.
CREATE FUNCTION refuse_change_after_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of this row are final', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER motions_final BEFORE UPDATE OR DELETE ON motions
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_change_after_end();
--> statement-breakpoint
CREATE TRIGGER point_frames_final BEFORE UPDATE OR DELETE ON point_frames
  FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION refuse_change_after_end();
--> statement-breakpoint
CREATE TRIGGER complaints_as_said BEFORE UPDATE ON complaints FOR EACH ROW
  WHEN ((OLD.round_id, OLD.number, OLD.nomination_id, OLD.text, OLD.received_at, OLD.due_on)
    IS DISTINCT FROM (NEW.round_id, NEW.number, NEW.nomination_id, NEW.text, NEW.received_at, NEW.due_on)
    OR (OLD.answered_at IS NOT NULL AND (OLD.answer, OLD.outcome) IS DISTINCT FROM (NEW.answer, NEW.outcome)))
  EXECUTE FUNCTION refuse_change_after_end();
--> statement-breakpoint
CREATE TRIGGER complaints_stay BEFORE DELETE ON complaints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Rules are frozen at opening, and change only together with the council's decision that says so: a row that this
-- transaction wrote, also below a savepoint (no age).
CREATE OR REPLACE FUNCTION refuse_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.rules_hash IS NULL OR (NEW.rules, NEW.rules_hash, NEW.scheme_version_id, NEW.level, NEW.opened_at)
    IS NOT DISTINCT FROM (OLD.rules, OLD.rules_hash, OLD.scheme_version_id, OLD.level, OLD.opened_at) THEN
    RETURN NEW;
  END IF;
  IF (NEW.scheme_version_id, NEW.level, NEW.opened_at) IS NOT DISTINCT FROM (OLD.scheme_version_id, OLD.level, OLD.opened_at)
    AND EXISTS (
      SELECT FROM rule_changes WHERE round_id = NEW.id AND hash_before = OLD.rules_hash AND hash_after = NEW.rules_hash
        AND age(xmin) <= 0
    ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the rules of an open round are frozen' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_criterion_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  round uuid;
BEGIN
  IF TG_TABLE_NAME = 'criteria' THEN
    round := CASE TG_OP WHEN 'INSERT' THEN NEW.round_id ELSE OLD.round_id END;
  ELSE
    SELECT round_id INTO round FROM criteria
      WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.criterion_id ELSE OLD.criterion_id END;
  END IF;
  IF EXISTS (SELECT FROM rounds WHERE id = round AND opened_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM rule_changes WHERE round_id = round AND age(xmin) <= 0) THEN
    RAISE EXCEPTION 'the criteria of an open round are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
DROP TRIGGER criteria_frozen ON criteria;
--> statement-breakpoint
DROP TRIGGER criterion_levels_frozen ON criterion_levels;
--> statement-breakpoint
CREATE TRIGGER criteria_frozen BEFORE INSERT OR UPDATE OR DELETE ON criteria
  FOR EACH ROW EXECUTE FUNCTION refuse_criterion_change();
--> statement-breakpoint
CREATE TRIGGER criterion_levels_frozen BEFORE INSERT OR UPDATE OR DELETE ON criterion_levels
  FOR EACH ROW EXECUTE FUNCTION refuse_criterion_change();
--> statement-breakpoint
-- The children of a criterion add up to it and the roots to 100 points, on the sheet of each product group.
CREATE OR REPLACE FUNCTION check_criteria_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  round uuid := coalesce(NEW.round_id, OLD.round_id);
  wrong text;
BEGIN
  IF NOT EXISTS (SELECT FROM criteria WHERE round_id = round) THEN
    RETURN NULL;
  END IF;
  WITH sheet AS (
    SELECT product_group.code AS sheet_group, criterion.*
    FROM rounds
    CROSS JOIN LATERAL (SELECT jsonb_array_elements(rounds.rules -> 'groups') ->> 'code' AS code) product_group
    JOIN criteria criterion ON criterion.round_id = rounds.id
      AND (criterion.group_codes IS NULL OR product_group.code = ANY (criterion.group_codes))
    WHERE rounds.id = round
  )
  SELECT parent.code || ' (' || parent.sheet_group || ')' INTO wrong
  FROM sheet parent
  JOIN criteria part ON part.parent_id = parent.id
  GROUP BY parent.sheet_group, parent.id, parent.code, parent.maximum
  HAVING coalesce(sum(part.maximum) FILTER (WHERE part.group_codes IS NULL OR parent.sheet_group = ANY (part.group_codes)), 0)
    <> parent.maximum
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'the parts of criterion % do not add up to it', wrong USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM rounds
    CROSS JOIN LATERAL (SELECT jsonb_array_elements(rounds.rules -> 'groups') ->> 'code' AS code) product_group
    WHERE rounds.id = round AND (
      SELECT coalesce(sum(maximum), 0) FROM criteria
      WHERE round_id = round AND parent_id IS NULL AND (group_codes IS NULL OR product_group.code = ANY (group_codes))
    ) <> 10000
  ) THEN
    RAISE EXCEPTION 'the criteria do not add up to 100 points' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
