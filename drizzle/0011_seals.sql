CREATE TABLE "seals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"decision_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"supersedes" text,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	"sealed_by" uuid,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seals_supersedes_unique" UNIQUE("supersedes"),
	CONSTRAINT "seals_digest_unique" UNIQUE("digest"),
	CONSTRAINT "seals_version" UNIQUE("decision_id","version"),
	CONSTRAINT "seals_order" CHECK ("seals"."version" >= 1 and ("seals"."version" = 1) = ("seals"."supersedes" is null))
);
--> statement-breakpoint
ALTER TABLE "seals" ADD CONSTRAINT "seals_decision_id_releases_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."releases"("decision_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "seals" ADD CONSTRAINT "seals_supersedes_seals_digest_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."seals"("digest") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "seals" ADD CONSTRAINT "seals_key_id_signing_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_keys"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "seals" ADD CONSTRAINT "seals_sealed_by_users_id_fk" FOREIGN KEY ("sealed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TRIGGER seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER certificates_append_only ON certificates;
--> statement-breakpoint
ALTER TABLE "certificates" DROP CONSTRAINT "certificates_award_id_unique";
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "seal_id" uuid;
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "replaces_id" uuid;
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "replacement_kind" text;
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "replacement_reason" text;
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "is_current" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_seal_id_seals_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."seals"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replaces_id_certificates_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replaces_id_unique" UNIQUE("replaces_id");
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replacement_kind" CHECK ("certificates"."replacement_kind" in ('loss', 'correction'));
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replacement" CHECK (num_nonnulls("certificates"."replaces_id", "certificates"."replacement_kind", "certificates"."replacement_reason") in (0, 3));
--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_current" ON "certificates" USING btree ("award_id") WHERE "certificates"."is_current";
--> statement-breakpoint
CREATE INDEX "certificates_award" ON "certificates" USING btree ("award_id");
--> statement-breakpoint
-- A certificate is issued from a seal. Those of before there were seals get theirs by a job, soon after the platform starts.
ALTER TABLE certificates ADD CONSTRAINT certificates_sealed CHECK (seal_id IS NOT NULL) NOT VALID;
--> statement-breakpoint
-- Number, award and validity were printed and signed. What may come: its seal, once, and another certificate in its place.
CREATE FUNCTION refuse_certificate_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR (to_jsonb(NEW) - 'seal_id' - 'is_current') <> (to_jsonb(OLD) - 'seal_id' - 'is_current')
    OR (OLD.seal_id IS NOT NULL AND NEW.seal_id IS DISTINCT FROM OLD.seal_id) OR (NEW.is_current AND NOT OLD.is_current) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER certificates_as_issued BEFORE UPDATE OR DELETE ON certificates
  FOR EACH ROW EXECUTE FUNCTION refuse_certificate_rewrite();
--> statement-breakpoint
CREATE TRIGGER certificates_never_emptied BEFORE TRUNCATE ON certificates
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A replacement is of the same award as what it replaces, and ends that in the same transaction.
CREATE FUNCTION check_replacement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM certificates c WHERE c.id = NEW.replaces_id AND (c.award_id <> NEW.award_id OR c.is_current)) THEN
    RAISE EXCEPTION 'a certificate replaces one of its own award that is no longer current' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER certificates_replacement_check BEFORE INSERT ON certificates
  FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION check_replacement();
--> statement-breakpoint
-- A certificate stops being the current one only for another that takes its place.
CREATE FUNCTION check_successor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM certificates c WHERE c.replaces_id = NEW.id) THEN
    RAISE EXCEPTION 'no certificate takes the place of %', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER certificates_successor AFTER UPDATE ON certificates DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.is_current AND NOT NEW.is_current) EXECUTE FUNCTION check_successor();
--> statement-breakpoint
-- What a decided award prints changes only to what a corrected seal of its decision says, made in the same transaction.
CREATE OR REPLACE FUNCTION refuse_award_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source <> 'decided' THEN
    RETURN NEW;
  END IF;
  IF (
    NEW.source, NEW.decision_id, NEW.nomination_id, NEW.level, NEW.year, NEW.province_id, NEW.group_code, NEW.tier, NEW.decision_date,
    NEW.position
  ) IS DISTINCT FROM (
    OLD.source, OLD.decision_id, OLD.nomination_id, OLD.level, OLD.year, OLD.province_id, OLD.group_code, OLD.tier, OLD.decision_date,
    OLD.position
  ) OR (
    (NEW.product_name, NEW.establishment_name, NEW.address) IS DISTINCT FROM (OLD.product_name, OLD.establishment_name, OLD.address)
    AND NOT EXISTS (
      SELECT FROM seals s, jsonb_array_elements(s.content -> 'awards') one
      WHERE s.decision_id = OLD.decision_id AND s.version > 1 AND s.xmin = pg_current_xact_id()::xid
        AND (one ->> 'award')::uuid = NEW.id
        AND (one ->> 'product', one ->> 'establishment', one ->> 'address')
          IS NOT DISTINCT FROM (NEW.product_name, NEW.establishment_name, NEW.address)
    )
  ) THEN
    RAISE EXCEPTION 'a decided award is not rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'entries_assigned', 'conflict_answered', 'dossier_redacted', 'point_recorded', 'entry_recused', 'recusal_lifted', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'decision_withdrawn', 'results_released', 'entry_retallied', 'phase_moved', 'list_set', 'entries_merged', 'merge_undone', 'motion_closed', 'expected_list_published', 'remark_recorded', 'seal_superseded'));
