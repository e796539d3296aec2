CREATE TABLE "application_asks" (
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"booths" integer NOT NULL,
	"area" integer,
	"granted" integer,
	CONSTRAINT "application_asks_application_id_kind_pk" PRIMARY KEY("application_id","kind"),
	CONSTRAINT "application_asks_kind" CHECK ("application_asks"."kind" in ('standard', 'raw', 'pavilion', 'common')),
	CONSTRAINT "application_asks_counts" CHECK ("application_asks"."booths" > 0 and coalesce("application_asks"."granted", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "application_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_events_kind" CHECK ("application_events"."kind" in ('draft', 'submitted', 'more_asked', 'accepted', 'waiting', 'refused', 'withdrawn', 'grant_changed', 'decision_undone'))
);
--> statement-breakpoint
CREATE TABLE "application_goods" (
	"application_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"is_for_sale" boolean DEFAULT true NOT NULL,
	CONSTRAINT "application_goods_application_id_position_pk" PRIMARY KEY("application_id","position"),
	CONSTRAINT "application_goods_quantity" CHECK ("application_goods"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "application_papers" (
	"application_id" uuid NOT NULL,
	"paper_id" uuid NOT NULL,
	CONSTRAINT "application_papers_application_id_paper_id_pk" PRIMARY KEY("application_id","paper_id")
);
--> statement-breakpoint
CREATE TABLE "application_products" (
	"application_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "application_products_application_id_product_id_pk" PRIMARY KEY("application_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "application_services" (
	"application_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "application_services_application_id_service_id_pk" PRIMARY KEY("application_id","service_id"),
	CONSTRAINT "application_services_quantity" CHECK ("application_services"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"number" text,
	"establishment_id" uuid,
	"agency_id" uuid,
	"province_id" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"sign_name" text DEFAULT '' NOT NULL,
	"group_code" text,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"contact_email" "citext" DEFAULT '' NOT NULL,
	"power" integer DEFAULT 0 NOT NULL,
	"needs_water" boolean DEFAULT false NOT NULL,
	"wishes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"declared_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_number" UNIQUE("fair_id","number"),
	CONSTRAINT "applications_state" CHECK ("applications"."state" in ('draft', 'submitted', 'more_asked', 'accepted', 'waiting', 'refused', 'withdrawn')),
	CONSTRAINT "applications_applicant" CHECK (num_nonnulls("applications"."establishment_id", "applications"."agency_id") = 1),
	CONSTRAINT "applications_submitted" CHECK ("applications"."state" in ('draft', 'withdrawn') or num_nonnulls("applications"."number", "applications"."submitted_at", "applications"."declared_at") = 3),
	CONSTRAINT "applications_figures" CHECK ("applications"."power" >= 0)
);
--> statement-breakpoint
CREATE TABLE "exhibitors" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"establishment_id" uuid,
	"name" text NOT NULL,
	"sign_name" text NOT NULL,
	"tax_code" text,
	"address" text,
	"representative" text,
	"phone" text,
	"group_code" text,
	"goods" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "exhibitors_position" UNIQUE("application_id","position")
);
--> statement-breakpoint
CREATE TABLE "booth_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"booth_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"application_id" uuid,
	"other_booth_id" uuid,
	"note" text,
	"actor_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "booth_events_kind" CHECK ("booth_events"."kind" in ('held', 'hold_released', 'reserved', 'confirmed', 'declined', 'vacated', 'moved', 'swapped', 'offered', 'offer_accepted', 'offer_declined', 'blocked', 'unblocked'))
);
--> statement-breakpoint
CREATE TABLE "booth_offers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"claim_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"offered_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "booth_offers_answer" CHECK (num_nonnulls("booth_offers"."answer", "booth_offers"."answered_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "fair_agencies" (
	"fair_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "fair_agencies_fair_id_agency_id_part_pk" PRIMARY KEY("fair_id","agency_id","part"),
	CONSTRAINT "fair_agencies_part" CHECK ("fair_agencies"."part" in ('host', 'co_organiser', 'operator', 'sponsor'))
);
--> statement-breakpoint
CREATE TABLE "fair_budget_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"source" text NOT NULL,
	"item" text NOT NULL,
	"planned" bigint NOT NULL,
	"spent" bigint,
	"legal_source" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "fair_budget_items_source" CHECK ("fair_budget_items"."source" in ('national_promotion', 'local_promotion', 'other_budget', 'exhibitors', 'sponsors')),
	CONSTRAINT "fair_budget_items_amounts" CHECK ("fair_budget_items"."planned" >= 0 and coalesce("fair_budget_items"."spent", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "fair_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text NOT NULL,
	"place" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "fair_events_kind" CHECK ("fair_events"."kind" in ('opening', 'award_ceremony', 'meeting', 'seminar', 'culture', 'closing', 'other')),
	CONSTRAINT "fair_events_span" CHECK ("fair_events"."ends_at" > "fair_events"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "fair_prices" (
	"fair_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"price" bigint NOT NULL,
	"per" text NOT NULL,
	"includes" text,
	CONSTRAINT "fair_prices_fair_id_kind_pk" PRIMARY KEY("fair_id","kind"),
	CONSTRAINT "fair_prices_kind" CHECK ("fair_prices"."kind" in ('standard', 'corner', 'raw', 'pavilion', 'common')),
	CONSTRAINT "fair_prices_per" CHECK ("fair_prices"."per" in ('booth', 'square_metre')),
	CONSTRAINT "fair_prices_price" CHECK ("fair_prices"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "fair_quotas" (
	"fair_id" uuid NOT NULL,
	"province_id" text NOT NULL,
	"booths" integer NOT NULL,
	CONSTRAINT "fair_quotas_fair_id_province_id_pk" PRIMARY KEY("fair_id","province_id"),
	CONSTRAINT "fair_quotas_booths" CHECK ("fair_quotas"."booths" >= 0)
);
--> statement-breakpoint
CREATE TABLE "fair_services" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"unit" text NOT NULL,
	"price" bigint NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "fair_services_kind" CHECK ("fair_services"."kind" in ('power', 'water', 'furniture', 'internet', 'other')),
	CONSTRAINT "fair_services_price" CHECK ("fair_services"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "hall_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"hall_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"plan" jsonb NOT NULL,
	"note" text,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hall_versions_number" UNIQUE("hall_id","number")
);
--> statement-breakpoint
ALTER TABLE "booths" DROP CONSTRAINT "booths_code";--> statement-breakpoint
ALTER TABLE "booth_claims" DROP CONSTRAINT "booth_claims_holder";--> statement-breakpoint
ALTER TABLE "booth_claims" DROP CONSTRAINT "booth_claims_establishment_id_establishments_id_fk";
--> statement-breakpoint
ALTER TABLE "booth_claims" DROP CONSTRAINT "booth_claims_province_id_provinces_id_fk";
--> statement-breakpoint
-- Which side an existing booth is open to was never said: as many as it had, from the south on.
ALTER TABLE "booths" ADD COLUMN "open_to" text DEFAULT 'S' NOT NULL;--> statement-breakpoint
UPDATE "booths" SET "open_to" = (ARRAY['', 'S', 'ES', 'ESW', 'NESW'])["open_sides" + 1];--> statement-breakpoint
ALTER TABLE "booths" DROP COLUMN "open_sides";--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "open_sides" integer GENERATED ALWAYS AS (length(open_to)) STORED;--> statement-breakpoint
-- No act made a claim before this: what is there came with sample data, for no application.
DELETE FROM "booth_claims";--> statement-breakpoint
ALTER TABLE "booth_claims" ADD COLUMN "application_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "booth_claims" ADD COLUMN "exhibitor_id" uuid;--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "has_water" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "code" text;--> statement-breakpoint
UPDATE "fairs" SET "code" = 'HC' || n.number FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS number FROM "fairs") n WHERE n."id" = "fairs"."id";--> statement-breakpoint
ALTER TABLE "fairs" ALTER COLUMN "code" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "rules" jsonb;--> statement-breakpoint
UPDATE "fairs" SET "rules" = '{"mostBooths":{"value":6,"source":""},"holdMinutes":{"value":15,"source":""},"offerHours":{"value":48,"source":""},"aisle":{"value":30,"source":""},"cornerSurcharge":{"value":100,"source":""},"support":{"value":[],"source":""},"deposit":{"value":500,"source":""},"refunds":{"value":[{"days":30,"perMille":1000},{"days":15,"perMille":500}],"source":""},"priority":{"value":{"recognised":30,"host":10,"newcomer":5},"source":""}}';--> statement-breakpoint
ALTER TABLE "fairs" ALTER COLUMN "rules" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "applications_open_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "applications_close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "picks_open_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "picks_close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "goods_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "deposit_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "balance_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "name_en" text;--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "background_file_id" uuid;--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "application_asks" ADD CONSTRAINT "application_asks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_goods" ADD CONSTRAINT "application_goods_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_papers" ADD CONSTRAINT "application_papers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_papers" ADD CONSTRAINT "application_papers_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_products" ADD CONSTRAINT "application_products_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_products" ADD CONSTRAINT "application_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_services" ADD CONSTRAINT "application_services_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_services" ADD CONSTRAINT "application_services_service_id_fair_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."fair_services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibitors" ADD CONSTRAINT "exhibitors_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibitors" ADD CONSTRAINT "exhibitors_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_events" ADD CONSTRAINT "booth_events_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_events" ADD CONSTRAINT "booth_events_booth_id_booths_id_fk" FOREIGN KEY ("booth_id") REFERENCES "public"."booths"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_events" ADD CONSTRAINT "booth_events_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_events" ADD CONSTRAINT "booth_events_other_booth_id_booths_id_fk" FOREIGN KEY ("other_booth_id") REFERENCES "public"."booths"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_events" ADD CONSTRAINT "booth_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_offers" ADD CONSTRAINT "booth_offers_claim_id_booth_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."booth_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_offers" ADD CONSTRAINT "booth_offers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_offers" ADD CONSTRAINT "booth_offers_offered_by_users_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_agencies" ADD CONSTRAINT "fair_agencies_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_agencies" ADD CONSTRAINT "fair_agencies_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_budget_items" ADD CONSTRAINT "fair_budget_items_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_events" ADD CONSTRAINT "fair_events_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_prices" ADD CONSTRAINT "fair_prices_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_quotas" ADD CONSTRAINT "fair_quotas_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_quotas" ADD CONSTRAINT "fair_quotas_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fair_services" ADD CONSTRAINT "fair_services_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hall_versions" ADD CONSTRAINT "hall_versions_hall_id_halls_id_fk" FOREIGN KEY ("hall_id") REFERENCES "public"."halls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hall_versions" ADD CONSTRAINT "hall_versions_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_events_application" ON "application_events" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_of_establishment" ON "applications" USING btree ("fair_id","establishment_id") WHERE "applications"."state" not in ('withdrawn', 'refused');--> statement-breakpoint
CREATE UNIQUE INDEX "applications_of_agency" ON "applications" USING btree ("fair_id","agency_id") WHERE "applications"."state" not in ('withdrawn', 'refused');--> statement-breakpoint
CREATE INDEX "applications_fair_state" ON "applications" USING btree ("fair_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "exhibitors_establishment" ON "exhibitors" USING btree ("application_id","establishment_id") WHERE "exhibitors"."establishment_id" is not null;--> statement-breakpoint
CREATE INDEX "booth_events_booth" ON "booth_events" USING btree ("booth_id");--> statement-breakpoint
CREATE INDEX "booth_events_fair" ON "booth_events" USING btree ("fair_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "booth_offers_claim" ON "booth_offers" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "booth_offers_application" ON "booth_offers" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fair_budget_items_position" ON "fair_budget_items" USING btree ("fair_id","position");--> statement-breakpoint
CREATE INDEX "fair_events_fair" ON "fair_events" USING btree ("fair_id","starts_at");--> statement-breakpoint
CREATE INDEX "fair_services_fair" ON "fair_services" USING btree ("fair_id");--> statement-breakpoint
ALTER TABLE "booth_claims" ADD CONSTRAINT "booth_claims_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_claims" ADD CONSTRAINT "booth_claims_exhibitor_id_exhibitors_id_fk" FOREIGN KEY ("exhibitor_id") REFERENCES "public"."exhibitors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halls" ADD CONSTRAINT "halls_background_file_id_files_id_fk" FOREIGN KEY ("background_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booth_claims_application" ON "booth_claims" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "booths_code" ON "booths" USING btree ("fair_id","code") WHERE "booths"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "booths_hall" ON "booths" USING btree ("hall_id");--> statement-breakpoint
CREATE INDEX "halls_fair" ON "halls" USING btree ("fair_id");--> statement-breakpoint
ALTER TABLE "booth_claims" DROP COLUMN "establishment_id";--> statement-breakpoint
ALTER TABLE "booth_claims" DROP COLUMN "province_id";--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_code" UNIQUE("code");--> statement-breakpoint
ALTER TABLE "booths" ADD CONSTRAINT "booths_open_to" CHECK ("booths"."open_to" ~ '^N?E?S?W?$');--> statement-breakpoint
ALTER TABLE "booths" ADD CONSTRAINT "booths_power" CHECK ("booths"."power" >= 0);--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_code_form" CHECK ("fairs"."code" ~ '^[A-Z0-9]{2,12}$');--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_applications_span" CHECK ("fairs"."applications_close_at" is null or "fairs"."applications_close_at" > "fairs"."applications_open_at");--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_picks_span" CHECK ("fairs"."picks_close_at" is null or "fairs"."picks_close_at" > "fairs"."picks_open_at");--> statement-breakpoint
ALTER TABLE "halls" ADD CONSTRAINT "halls_size" CHECK ("halls"."width" between 1 and 100000 and "halls"."height" between 1 and 100000);--> statement-breakpoint
-- Two booths of a hall never overlap; sharing a wall is no overlap. Checked at commit, so that a plan is saved as a whole.
ALTER TABLE "booths" ADD CONSTRAINT "booths_apart" EXCLUDE USING gist (
  "hall_id" WITH =,
  box(point("x" + 0.1, "y" + 0.1), point("x" + "width" - 0.1, "y" + "height" - 0.1)) WITH &&
) WHERE ("retired_at" IS NULL) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- A claim is of one fair, of a booth that is for use, within what the application was granted and what its territory may take.
-- The rows counted by are locked, so that two claims at once are counted one after the other.
CREATE FUNCTION check_booth_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  booth record;
  application record;
  quota integer;
  taken integer;
  granted_booths integer;
BEGIN
  IF isempty(NEW.during) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.during <@ OLD.during AND NEW.booth_id = OLD.booth_id AND NEW.application_id = OLD.application_id
    AND NEW.exhibitor_id IS NOT DISTINCT FROM OLD.exhibitor_id THEN RETURN NEW; END IF;
  SELECT fair_id, blocked_reason, retired_at INTO booth FROM booths WHERE id = NEW.booth_id FOR NO KEY UPDATE;
  SELECT a.fair_id, a.province_id INTO application FROM applications a WHERE a.id = NEW.application_id FOR NO KEY UPDATE;
  IF booth.fair_id <> application.fair_id THEN
    RAISE EXCEPTION 'a claim joins a booth and an application of one fair' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_one_fair';
  END IF;
  IF booth.blocked_reason IS NOT NULL OR booth.retired_at IS NOT NULL THEN
    RAISE EXCEPTION 'a blocked or retired booth is not claimed' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_for_use';
  END IF;
  IF NEW.exhibitor_id IS NOT NULL AND NOT EXISTS (SELECT FROM exhibitors e WHERE e.id = NEW.exhibitor_id AND e.application_id = NEW.application_id) THEN
    RAISE EXCEPTION 'an exhibitor stands at booths of its own application' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_exhibitor';
  END IF;
  SELECT coalesce(sum(granted), 0) INTO granted_booths FROM application_asks WHERE application_id = NEW.application_id;
  SELECT count(*) INTO taken FROM booth_claims c WHERE c.application_id = NEW.application_id AND c.id <> NEW.id AND c.during && NEW.during;
  IF taken + 1 > granted_booths THEN
    RAISE EXCEPTION 'an application has no more booths than it was granted' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_within_grant';
  END IF;
  SELECT q.booths INTO quota FROM fair_quotas q
    WHERE q.fair_id = application.fair_id AND q.province_id = application.province_id FOR NO KEY UPDATE;
  IF FOUND THEN
    SELECT count(*) INTO taken FROM booth_claims c JOIN applications a ON a.id = c.application_id
      WHERE a.fair_id = application.fair_id AND a.province_id = application.province_id AND c.id <> NEW.id AND c.during && NEW.during;
    IF taken + 1 > quota THEN
      RAISE EXCEPTION 'a territory has no more booths than its quota' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_within_quota';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER booth_claims_checked BEFORE INSERT OR UPDATE ON "booth_claims" FOR EACH ROW EXECUTE FUNCTION check_booth_claim();
--> statement-breakpoint
-- A quota is not lowered below what is taken for the days of the fair.
CREATE FUNCTION check_fair_quota() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken integer;
BEGIN
  SELECT count(*) INTO taken FROM booth_claims c JOIN applications a ON a.id = c.application_id JOIN fairs f ON f.id = a.fair_id
    WHERE a.fair_id = NEW.fair_id AND a.province_id = NEW.province_id AND c.during @> (f.starts_on + time '00:00') AT TIME ZONE 'Asia/Ho_Chi_Minh';
  IF NEW.booths < taken THEN
    RAISE EXCEPTION 'a quota is not lowered below what is taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'fair_quotas_taken';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER fair_quotas_checked BEFORE INSERT OR UPDATE ON "fair_quotas" FOR EACH ROW EXECUTE FUNCTION check_fair_quota();
--> statement-breakpoint
-- Nor is a grant.
CREATE FUNCTION check_application_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken integer;
  granted_booths integer;
BEGIN
  SELECT coalesce(sum(granted), 0) INTO granted_booths FROM application_asks WHERE application_id = OLD.application_id;
  SELECT count(*) INTO taken FROM booth_claims c JOIN applications a ON a.id = c.application_id JOIN fairs f ON f.id = a.fair_id
    WHERE c.application_id = OLD.application_id AND c.during @> (f.starts_on + time '00:00') AT TIME ZONE 'Asia/Ho_Chi_Minh';
  IF granted_booths < taken THEN
    RAISE EXCEPTION 'a grant is not lowered below what is taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_asks_taken';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER application_asks_checked AFTER UPDATE OR DELETE ON "application_asks" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_application_grant();
--> statement-breakpoint
-- A booth goes off the plan, or out of use, only when nobody has it from then on.
CREATE FUNCTION check_booth_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM booth_claims c JOIN fairs f ON f.id = NEW.fair_id
    WHERE c.booth_id = NEW.id AND c.during @> (f.starts_on + time '00:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'
  ) THEN
    RAISE EXCEPTION 'a booth that somebody has stays on the plan' USING ERRCODE = 'check_violation', CONSTRAINT = 'booths_in_use';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER booths_in_use BEFORE UPDATE ON "booths" FOR EACH ROW
  WHEN ((NEW.retired_at IS NOT NULL AND OLD.retired_at IS NULL) OR (NEW.blocked_reason IS NOT NULL AND OLD.blocked_reason IS NULL))
  EXECUTE FUNCTION check_booth_in_use();
--> statement-breakpoint
CREATE TRIGGER application_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "application_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER booth_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "booth_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER hall_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "hall_versions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
