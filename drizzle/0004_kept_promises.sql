-- Where a round is held freezes with its rules: who may enter and which region an entry counts for follow from it.
CREATE FUNCTION refuse_territory_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM rounds WHERE id IN (OLD.round_id, NEW.round_id) AND opened_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the territory of an open round is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER round_territories_frozen BEFORE INSERT OR UPDATE OR DELETE ON round_territories
  FOR EACH ROW EXECUTE FUNCTION refuse_territory_change();
--> statement-breakpoint
-- Number, award and validity of a certificate were printed and signed; what is taken back is a row of revocations.
CREATE TRIGGER certificates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificates
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER revocations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revocations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A point stands on a sheet that is not signed, and is not taken from one that is; its criterion is of the sheet's round; it
-- never exceeds its maximum and is a multiple of its step.
CREATE OR REPLACE FUNCTION check_sheet_point() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  c criteria;
  round uuid;
BEGIN
  IF EXISTS (SELECT FROM sheets WHERE id IN (OLD.sheet_id, NEW.sheet_id) AND signed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the sheet is signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  SELECT * INTO c FROM criteria WHERE id = NEW.criterion_id;
  SELECT n.round_id INTO round FROM sheets s JOIN nominations n ON n.id = s.nomination_id WHERE s.id = NEW.sheet_id;
  IF c.round_id IS DISTINCT FROM round THEN
    RAISE EXCEPTION 'criterion % is of another round', c.code USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.points > c.maximum OR NEW.points % c.step <> 0 THEN
    RAISE EXCEPTION 'points outside the range or step of criterion %', c.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER sheet_points_check ON sheet_points;
--> statement-breakpoint
CREATE TRIGGER sheet_points_check BEFORE INSERT OR UPDATE OR DELETE ON sheet_points
  FOR EACH ROW EXECUTE FUNCTION check_sheet_point();
--> statement-breakpoint
-- Whose an uploaded list is. Null: an admin's, or a command's. Earlier ones are those of the one agency their author organises.
ALTER TABLE imports ADD COLUMN agency_id uuid CONSTRAINT imports_agency_id_agencies_id_fk REFERENCES agencies(id);
--> statement-breakpoint
UPDATE imports SET agency_id = held.agency_id
  FROM (SELECT user_id, min(agency_id::text)::uuid AS agency_id FROM memberships
    WHERE role = 'organiser' AND ended_at IS NULL GROUP BY user_id HAVING count(DISTINCT agency_id) = 1) AS held
  WHERE held.user_id = imports.created_by;
--> statement-breakpoint
CREATE INDEX imports_agency ON imports (agency_id);
--> statement-breakpoint
-- Of the unchanged rows, those that name what a round of this platform decided.
ALTER TABLE imports ADD COLUMN decided integer;
--> statement-breakpoint
-- Only the folded words are looked through; the exact ones order what was found.
DROP INDEX gallery_entries_search_exact;
