CREATE TABLE "decision_items" (
	"decision_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"merge_id" uuid,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"tier" text,
	"is_put_forward" boolean DEFAULT false NOT NULL,
	"is_live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "decision_items_decision_id_nomination_id_pk" PRIMARY KEY("decision_id","nomination_id"),
	CONSTRAINT "decision_items_position" UNIQUE("decision_id","position")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"recognised" integer NOT NULL,
	"establishments" integer NOT NULL,
	"participants" integer NOT NULL,
	"released_by" uuid NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forwarded_entries" (
	"forwarding_id" uuid NOT NULL,
	"award_id" uuid NOT NULL,
	"to_round_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "forwarded_entries_forwarding_id_award_id_pk" PRIMARY KEY("forwarding_id","award_id")
);
--> statement-breakpoint
CREATE TABLE "forwardings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"from_round_id" uuid NOT NULL,
	"to_round_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"agency_name" text NOT NULL,
	"number" text NOT NULL,
	"dated_on" date NOT NULL,
	"signer_name" text NOT NULL,
	"signer_title" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_number";--> statement-breakpoint
ALTER TABLE "dossier_snapshots" DROP CONSTRAINT "dossier_snapshots_nomination_id_unique";--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";--> statement-breakpoint
ALTER TABLE "nomination_events" DROP CONSTRAINT "nomination_events_kind";--> statement-breakpoint
ALTER TABLE "papers" DROP CONSTRAINT "papers_kind";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "motion_id" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "approval_note" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "dossier_snapshots" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "expiry_warned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "authority_id" uuid;--> statement-breakpoint
ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_merge_id_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."merges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_released_by_users_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_entries" ADD CONSTRAINT "forwarded_entries_forwarding_id_forwardings_id_fk" FOREIGN KEY ("forwarding_id") REFERENCES "public"."forwardings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_entries" ADD CONSTRAINT "forwarded_entries_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_entries" ADD CONSTRAINT "forwarded_entries_to_round_id_rounds_id_fk" FOREIGN KEY ("to_round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_entries" ADD CONSTRAINT "forwarded_entries_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_from_round_id_rounds_id_fk" FOREIGN KEY ("from_round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_to_round_id_rounds_id_fk" FOREIGN KEY ("to_round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwardings" ADD CONSTRAINT "forwardings_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "decision_items_live" ON "decision_items" USING btree ("nomination_id") WHERE "decision_items"."is_live";--> statement-breakpoint
CREATE UNIQUE INDEX "forwarded_entries_live" ON "forwarded_entries" USING btree ("award_id","to_round_id") WHERE "forwarded_entries"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "forwarded_entries_nomination" ON "forwarded_entries" USING btree ("nomination_id");--> statement-breakpoint
CREATE INDEX "forwardings_from_round" ON "forwardings" USING btree ("from_round_id");--> statement-breakpoint
CREATE INDEX "forwardings_to_round" ON "forwardings" USING btree ("to_round_id");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_motion_id_motions_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."motions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_authority_id_agencies_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_number" ON "decisions" USING btree ("agency_id","number","decided_on") WHERE "decisions"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "dossier_snapshots_live" ON "dossier_snapshots" USING btree ("nomination_id") WHERE "dossier_snapshots"."voided_at" is null;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_withdrawn" CHECK (num_nonnulls("decisions"."withdrawn_at", "decisions"."withdrawn_by", "decisions"."withdrawn_reason") in (0, 3));--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'point_recorded', 'entry_recused', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'decision_withdrawn', 'results_released', 'entry_retallied'));--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_kind" CHECK ("nomination_events"."kind" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn', 'revived', 'papers_completed', 'put_forward', 'admission_undone'));--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_kind" CHECK ("papers"."kind" in ('registration', 'food_safety', 'quality', 'trademark', 'environment', 'award', 'lower_title', 'request_letter', 'other'));--> statement-breakpoint
-- Decisions recorded so far were announced at once: they are released, with what they recognised.
INSERT INTO decision_items (decision_id, nomination_id, merge_id, product_id, position, tier)
  SELECT decision_id, nomination_id, (SELECT merges.id FROM merges WHERE merges.lead_nomination_id = awards.nomination_id AND merges.undone_at IS NULL),
    product_id, row_number() OVER (PARTITION BY decision_id ORDER BY position, awards.id), tier
  FROM awards WHERE source = 'decided';
--> statement-breakpoint
INSERT INTO releases (decision_id, recognised, establishments, participants, released_by, released_at)
  SELECT id,
    (SELECT count(*) FROM awards WHERE awards.decision_id = decisions.id),
    (SELECT count(DISTINCT products.establishment_id) FROM awards JOIN products ON products.id = awards.product_id WHERE awards.decision_id = decisions.id),
    (SELECT count(*) FROM nominations WHERE nominations.round_id = decisions.round_id AND nominations.state = 'admitted'),
    recorded_by, recorded_at
  FROM decisions;
--> statement-breakpoint
CREATE TRIGGER releases_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON releases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A decision stays as recorded; one with a mistake is withdrawn before its results are released, once, and its items with it.
DROP TRIGGER decisions_append_only ON decisions;
--> statement-breakpoint
CREATE FUNCTION check_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
    AND (to_jsonb(NEW) - '{withdrawn_at,withdrawn_by,withdrawn_reason}'::text[])
      = (to_jsonb(OLD) - '{withdrawn_at,withdrawn_by,withdrawn_reason}'::text[])
    AND NOT EXISTS (SELECT FROM releases WHERE decision_id = NEW.id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a decision stays as it was recorded' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_as_recorded BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION check_decision_change();
--> statement-breakpoint
CREATE TRIGGER decisions_stay BEFORE DELETE OR TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION check_decision_item_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.is_live AND NOT NEW.is_live AND (to_jsonb(NEW) - 'is_live') = (to_jsonb(OLD) - 'is_live')
    AND EXISTS (SELECT FROM decisions WHERE id = NEW.decision_id AND withdrawn_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what a decision recognises stays as it was recorded' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER decision_items_as_recorded BEFORE UPDATE ON decision_items FOR EACH ROW EXECUTE FUNCTION check_decision_item_change();
--> statement-breakpoint
CREATE TRIGGER decision_items_stay BEFORE DELETE OR TRUNCATE ON decision_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION check_new_decision_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM decisions WHERE id = NEW.decision_id AND withdrawn_at IS NOT NULL)
    OR EXISTS (SELECT FROM releases WHERE decision_id = NEW.decision_id) THEN
    RAISE EXCEPTION 'what a released or withdrawn decision recognises stays as it was recorded' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decision_items_before_release BEFORE INSERT ON decision_items FOR EACH ROW EXECUTE FUNCTION check_new_decision_item();
--> statement-breakpoint
CREATE FUNCTION check_new_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM decisions WHERE id = NEW.decision_id AND withdrawn_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the results of a withdrawn decision are not released' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER releases_of_decisions BEFORE INSERT ON releases FOR EACH ROW EXECUTE FUNCTION check_new_release();
--> statement-breakpoint
-- Nothing is an award here before the results of its decision were released, and it is one the decision names.
CREATE FUNCTION check_award_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.source = 'decided' AND NOT EXISTS (
    SELECT FROM releases JOIN decision_items item ON item.decision_id = releases.decision_id
    WHERE releases.decision_id = NEW.decision_id AND item.nomination_id = NEW.nomination_id AND item.is_live
  ) THEN
    RAISE EXCEPTION 'the results of this decision are not released' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER awards_released BEFORE INSERT ON awards FOR EACH ROW EXECUTE FUNCTION check_award_released();
--> statement-breakpoint
-- A sealed dossier stays as it was; where its admission is undone the seal is voided, once.
DROP TRIGGER dossier_snapshots_append_only ON dossier_snapshots;
--> statement-breakpoint
CREATE FUNCTION check_seal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL AND (to_jsonb(NEW) - 'voided_at') = (to_jsonb(OLD) - 'voided_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a sealed dossier is final' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER dossier_snapshots_sealed BEFORE UPDATE ON dossier_snapshots FOR EACH ROW EXECUTE FUNCTION check_seal_change();
--> statement-breakpoint
CREATE TRIGGER dossier_snapshots_stay BEFORE DELETE OR TRUNCATE ON dossier_snapshots FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A letter of request stays as it was sent; an entry on its list may be taken back, once.
CREATE TRIGGER forwardings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON forwardings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION check_forwarded_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
    AND (to_jsonb(NEW) - '{withdrawn_at,withdrawn_reason}'::text[]) = (to_jsonb(OLD) - '{withdrawn_at,withdrawn_reason}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a forwarded entry stays as it was sent' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER forwarded_entries_as_sent BEFORE UPDATE ON forwarded_entries FOR EACH ROW EXECUTE FUNCTION check_forwarded_entry_change();
--> statement-breakpoint
CREATE TRIGGER forwarded_entries_stay BEFORE DELETE OR TRUNCATE ON forwarded_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "rules_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "rules_saved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "rules_saved_by" uuid;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "reopened_rules" jsonb;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "quota_source" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_rules_saved_by_users_id_fk" FOREIGN KEY ("rules_saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_reopened" CHECK ("rounds"."reopened_rules" is null or "rounds"."opened_at" is not null);
--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "last_step" text;

--> statement-breakpoint
ALTER TABLE "nomination_events" DROP CONSTRAINT "nomination_events_kind";--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_kind" CHECK ("nomination_events"."kind" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn', 'revived', 'papers_completed', 'put_forward', 'admission_undone', 'refusal_undone'));--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "cancelled_reason" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "adjourned_reason" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "continues_id" uuid;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_continues_id_meetings_id_fk" FOREIGN KEY ("continues_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_cancelled" CHECK (num_nonnulls("meetings"."cancelled_at", "meetings"."cancelled_by", "meetings"."cancelled_reason") in (0, 3) and ("meetings"."cancelled_at" is null or "meetings"."opened_at" is null));--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_adjourned" CHECK ("meetings"."adjourned_reason" is null or "meetings"."closed_at" is not null);--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_continues" ON "meetings" USING btree ("continues_id") WHERE "meetings"."cancelled_at" is null;

--> statement-breakpoint
ALTER TABLE "complaints" ALTER COLUMN "name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "complaints" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "contact_erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_contact" CHECK (case when "complaints"."contact_erased_at" is null then "complaints"."name" is not null and "complaints"."email" is not null else num_nonnulls("complaints"."name", "complaints"."email", "complaints"."phone") = 0 and "complaints"."answered_at" is not null end);--> statement-breakpoint
-- Who complained stays as it was given, until the contact is erased for good.
CREATE TRIGGER complaints_contact_as_given BEFORE UPDATE ON complaints FOR EACH ROW
  WHEN ((OLD.name, OLD.email, OLD.phone, OLD.contact_erased_at) IS DISTINCT FROM (NEW.name, NEW.email, NEW.phone, NEW.contact_erased_at)
    AND (OLD.contact_erased_at IS NOT NULL OR NEW.contact_erased_at IS NULL))
  EXECUTE FUNCTION refuse_change_after_end();

--> statement-breakpoint
-- Whether a criterion is asked of a product group: it and every one above it.
CREATE FUNCTION asks_group(criterion uuid, product_group text) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line AS (
    SELECT parent_id, group_codes FROM criteria WHERE id = criterion
    UNION ALL
    SELECT above.parent_id, above.group_codes FROM criteria above JOIN line ON above.id = line.parent_id
  )
  SELECT bool_and(group_codes IS NULL OR product_group = ANY (group_codes)) FROM line
$$;
--> statement-breakpoint
-- Sheets show what is asked of the entry's group alone: other points on an unsigned sheet would count unseen in its total.
DELETE FROM sheet_points USING sheets, nominations
  WHERE sheets.id = sheet_points.sheet_id AND sheets.signed_at IS NULL AND nominations.id = sheets.nomination_id
    AND NOT asks_group(sheet_points.criterion_id, nominations.group_code);
--> statement-breakpoint
-- A point stands on a sheet that is not signed, and is not taken from one that is; its criterion is of the sheet's round and asked
-- of the entry's product group; it never exceeds its maximum and is a multiple of its step.
CREATE OR REPLACE FUNCTION check_sheet_point() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  c criteria;
  entry nominations;
BEGIN
  IF EXISTS (SELECT FROM sheets WHERE id IN (OLD.sheet_id, NEW.sheet_id) AND signed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the sheet is signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  SELECT * INTO c FROM criteria WHERE id = NEW.criterion_id;
  SELECT n.* INTO entry FROM sheets s JOIN nominations n ON n.id = s.nomination_id WHERE s.id = NEW.sheet_id;
  IF c.round_id IS DISTINCT FROM entry.round_id THEN
    RAISE EXCEPTION 'criterion % is of another round', c.code USING ERRCODE = 'check_violation';
  END IF;
  IF NOT asks_group(c.id, entry.group_code) THEN
    RAISE EXCEPTION 'criterion % is not asked of group %', c.code, entry.group_code USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.points > c.maximum OR NEW.points % c.step <> 0 THEN
    RAISE EXCEPTION 'points outside the range or step of criterion %', c.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- An entry that is being scored stays in its product group: its sheets are made of that group's criteria.
CREATE FUNCTION check_group_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM sheets JOIN sheet_points point ON point.sheet_id = sheets.id WHERE sheets.nomination_id = NEW.id) THEN
    RAISE EXCEPTION 'the entry is being scored in its group' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER nominations_group_stays BEFORE UPDATE OF group_code ON nominations FOR EACH ROW
  WHEN (OLD.group_code IS DISTINCT FROM NEW.group_code) EXECUTE FUNCTION check_group_stays();
--> statement-breakpoint
-- A frame is decided under the rules it was written against: those before the first change that came after it.
ALTER TABLE "point_frames" ADD COLUMN "rules_hash" text;
--> statement-breakpoint
ALTER TABLE point_frames DISABLE TRIGGER point_frames_final;
--> statement-breakpoint
UPDATE point_frames SET rules_hash = coalesce(
  (SELECT hash_before FROM rule_changes WHERE rule_changes.round_id = point_frames.round_id AND rule_changes.at >= point_frames.proposed_at
    ORDER BY rule_changes.at, rule_changes.id LIMIT 1),
  (SELECT rounds.rules_hash FROM rounds WHERE rounds.id = point_frames.round_id));
--> statement-breakpoint
ALTER TABLE point_frames ENABLE TRIGGER point_frames_final;
--> statement-breakpoint
ALTER TABLE "point_frames" ALTER COLUMN "rules_hash" SET NOT NULL;
