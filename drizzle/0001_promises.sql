-- What the tables promise beyond columns: append-only records, exclusions, trees that add up, search indexes.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER nomination_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON nomination_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dossier_snapshots_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER scheme_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scheme_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER tally_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tally_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What a list printed stays as printed; only the links to product, maker and group may be corrected.
CREATE FUNCTION refuse_award_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source = 'decided' AND (
    NEW.source, NEW.decision_id, NEW.nomination_id, NEW.level, NEW.year, NEW.province_id, NEW.product_name, NEW.establishment_name,
    NEW.address, NEW.group_code, NEW.tier, NEW.decision_date, NEW.position
  ) IS DISTINCT FROM (
    OLD.source, OLD.decision_id, OLD.nomination_id, OLD.level, OLD.year, OLD.province_id, OLD.product_name, OLD.establishment_name,
    OLD.address, OLD.group_code, OLD.tier, OLD.decision_date, OLD.position
  ) THEN
    RAISE EXCEPTION 'a decided award is not rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_award_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source = 'decided' THEN
    RAISE EXCEPTION 'a decided award is not removed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER awards_stay BEFORE DELETE ON awards FOR EACH ROW EXECUTE FUNCTION refuse_award_removal();
--> statement-breakpoint
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER awards_as_printed BEFORE UPDATE ON awards FOR EACH ROW EXECUTE FUNCTION refuse_award_rewrite();
--> statement-breakpoint
ALTER TABLE agency_names ADD CONSTRAINT agency_names_one_a_day
  EXCLUDE USING gist (agency_id WITH =, daterange(valid_from, valid_until) WITH &&);
--> statement-breakpoint
ALTER TABLE booth_claims ADD CONSTRAINT booth_claims_no_double
  EXCLUDE USING gist (booth_id WITH =, during WITH &&);
--> statement-breakpoint
-- The children of a criterion add up to it; the roots add up to 100 points.
CREATE FUNCTION check_criteria_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  round uuid := coalesce(NEW.round_id, OLD.round_id);
  wrong text;
BEGIN
  SELECT parent.code INTO wrong FROM criteria parent JOIN criteria child ON child.parent_id = parent.id
    WHERE parent.round_id = round GROUP BY parent.id HAVING sum(child.maximum) <> parent.maximum LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'the parts of criterion % do not add up to it', wrong USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM criteria WHERE round_id = round)
    AND (SELECT sum(maximum) FROM criteria WHERE round_id = round AND parent_id IS NULL) <> 10000 THEN
    RAISE EXCEPTION 'the criteria do not add up to 100 points' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER criteria_sums AFTER INSERT OR UPDATE OR DELETE ON criteria
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_criteria_sums();
--> statement-breakpoint
-- Rules are frozen at opening.
CREATE FUNCTION refuse_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.rules_hash IS NOT NULL AND (NEW.rules, NEW.rules_hash, NEW.scheme_version_id, NEW.level, NEW.opened_at)
    IS DISTINCT FROM (OLD.rules, OLD.rules_hash, OLD.scheme_version_id, OLD.level, OLD.opened_at) THEN
    RAISE EXCEPTION 'the rules of an open round are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- And so is what the rules became: the criteria jurors score and the bands they read.
CREATE FUNCTION refuse_criterion_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  round uuid;
BEGIN
  IF TG_TABLE_NAME = 'criteria' THEN
    round := OLD.round_id;
  ELSE
    SELECT round_id INTO round FROM criteria WHERE id = OLD.criterion_id;
  END IF;
  IF EXISTS (SELECT FROM rounds WHERE id = round AND opened_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the criteria of an open round are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER criteria_frozen BEFORE UPDATE OR DELETE ON criteria FOR EACH ROW EXECUTE FUNCTION refuse_criterion_change();
--> statement-breakpoint
CREATE TRIGGER criterion_levels_frozen BEFORE UPDATE OR DELETE ON criterion_levels
  FOR EACH ROW EXECUTE FUNCTION refuse_criterion_change();
--> statement-breakpoint
CREATE TRIGGER rounds_rules_frozen BEFORE UPDATE ON rounds FOR EACH ROW EXECUTE FUNCTION refuse_rule_change();
--> statement-breakpoint
-- A point never exceeds the maximum of its criterion, is a multiple of its step, and stands on a sheet that is not signed.
CREATE FUNCTION check_sheet_point() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  c criteria;
  signed timestamptz;
BEGIN
  SELECT * INTO c FROM criteria WHERE id = NEW.criterion_id;
  IF NEW.points > c.maximum OR NEW.points % c.step <> 0 THEN
    RAISE EXCEPTION 'points outside the range or step of criterion %', c.code USING ERRCODE = 'check_violation';
  END IF;
  SELECT signed_at INTO signed FROM sheets WHERE id = NEW.sheet_id;
  IF signed IS NOT NULL THEN
    RAISE EXCEPTION 'the sheet is signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER sheet_points_check BEFORE INSERT OR UPDATE ON sheet_points FOR EACH ROW EXECUTE FUNCTION check_sheet_point();
--> statement-breakpoint
CREATE INDEX gallery_entries_search ON gallery_entries USING gin (search_folded gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX gallery_entries_search_exact ON gallery_entries USING gin (search_exact gin_trgm_ops);
