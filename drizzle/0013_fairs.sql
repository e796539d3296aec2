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
	"granted" jsonb,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_events_kind" CHECK ("application_events"."kind" in ('draft', 'submitted', 'more_asked', 'accepted', 'waiting', 'refused', 'withdrawn', 'grant_changed', 'decision_undone', 'corrected', 'request_withdrawn'))
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
	CONSTRAINT "booth_offers_answer_kind" CHECK ("booth_offers"."answer" in ('accepted', 'declined', 'expired', 'withdrawn')),
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
CREATE TABLE "fair_postponements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"from_starts_on" date NOT NULL,
	"from_ends_on" date NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fair_postponements_days" CHECK ("fair_postponements"."ends_on" >= "fair_postponements"."starts_on"),
	CONSTRAINT "fair_postponements_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_postponements_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX "fair_postponements_fair" ON "fair_postponements" USING btree ("fair_id","at");
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
	"kept_before" text,
	"restored_number" integer,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hall_versions_number" UNIQUE("hall_id","number"),
	CONSTRAINT "hall_versions_kept_before" CHECK ("hall_versions"."kept_before" in ('replacing', 'importing', 'retiring', 'restoring')),
	CONSTRAINT "hall_versions_restored_number" CHECK (("hall_versions"."restored_number" is not null) = (coalesce("hall_versions"."kept_before", '') = 'restoring'))
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
ALTER TABLE "booth_claims" ALTER COLUMN "claimed_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "has_water" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "booths" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "code" text;--> statement-breakpoint
UPDATE "fairs" SET "code" = 'HC' || n.number FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS number FROM "fairs") n WHERE n."id" = "fairs"."id";--> statement-breakpoint
ALTER TABLE "fairs" ALTER COLUMN "code" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "rules" jsonb;--> statement-breakpoint
UPDATE "fairs" SET "rules" = '{"mostBooths":{"value":6,"source":""},"holdMinutes":{"value":15,"source":""},"offerHours":{"value":48,"source":""},"aisle":{"value":30,"source":""},"cornerSurcharge":{"value":100,"source":""},"support":{"value":[],"source":""},"rural":{"value":{"wards":false},"source":""},"deposit":{"value":500,"source":""},"refunds":{"value":[{"days":30,"perMille":1000},{"days":15,"perMille":500}],"source":""},"cancellation":{"value":1000,"source":""},"priority":{"value":{"recognised":30,"host":10,"newcomer":5},"source":""}}';--> statement-breakpoint
ALTER TABLE "fairs" ALTER COLUMN "rules" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "applications_open_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "applications_close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "picks_open_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "picks_close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "offers_by_clock" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "signs_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "goods_list_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "goods_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "deposit_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "balance_due_on" date;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "saved_by" uuid;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "saved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fairs" ADD COLUMN "cancelled_reason" text;--> statement-breakpoint
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
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_cancelled" CHECK (num_nonnulls("fairs"."cancelled_at", "fairs"."cancelled_reason") in (0, 2));--> statement-breakpoint
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
-- The rows counted by are locked, the application before its booth, so that two claims at once are counted one after the other. Of a
-- claim that goes on longer only the time that is new is counted again.
CREATE FUNCTION check_booth_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  booth record;
  application record;
  added tstzrange := NEW.during;
  asked text;
  quota integer;
  taken integer;
  granted_booths integer;
BEGIN
  IF isempty(NEW.during) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.during <@ OLD.during AND NEW.booth_id = OLD.booth_id AND NEW.application_id = OLD.application_id
    AND NEW.exhibitor_id IS NOT DISTINCT FROM OLD.exhibitor_id THEN RETURN NEW; END IF;
  SELECT a.fair_id, a.province_id INTO application FROM applications a WHERE a.id = NEW.application_id FOR NO KEY UPDATE;
  SELECT fair_id, kind, blocked_reason, retired_at INTO booth FROM booths WHERE id = NEW.booth_id FOR NO KEY UPDATE;
  IF booth.fair_id <> application.fair_id THEN
    RAISE EXCEPTION 'a claim joins a booth and an application of one fair' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_one_fair';
  END IF;
  IF booth.blocked_reason IS NOT NULL OR booth.retired_at IS NOT NULL THEN
    RAISE EXCEPTION 'a blocked or retired booth is not claimed' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_for_use';
  END IF;
  IF NEW.exhibitor_id IS NOT NULL AND NOT EXISTS (SELECT FROM exhibitors e WHERE e.id = NEW.exhibitor_id AND e.application_id = NEW.application_id) THEN
    RAISE EXCEPTION 'an exhibitor stands at booths of its own application' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_exhibitor';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.application_id = OLD.application_id AND lower(NEW.during) >= lower(OLD.during) AND NEW.during && OLD.during THEN
    IF NEW.during <@ OLD.during THEN RETURN NEW; END IF;
    added := tstzrange(upper(OLD.during), upper(NEW.during));
  END IF;
  asked := CASE booth.kind WHEN 'corner' THEN 'standard' ELSE booth.kind END;
  SELECT coalesce(sum(granted), 0) INTO granted_booths FROM application_asks WHERE application_id = NEW.application_id AND kind = asked;
  SELECT count(*) INTO taken FROM booth_claims c JOIN booths b ON b.id = c.booth_id
    WHERE c.application_id = NEW.application_id AND c.id <> NEW.id AND c.during && added
      AND CASE b.kind WHEN 'corner' THEN 'standard' ELSE b.kind END = asked;
  IF taken + 1 > granted_booths THEN
    RAISE EXCEPTION 'an application has no more booths than it was granted' USING ERRCODE = 'check_violation', CONSTRAINT = 'booth_claims_within_grant';
  END IF;
  SELECT q.booths INTO quota FROM fair_quotas q
    WHERE q.fair_id = application.fair_id AND q.province_id = application.province_id FOR NO KEY UPDATE;
  IF FOUND THEN
    SELECT count(*) INTO taken FROM booth_claims c JOIN applications a ON a.id = c.application_id
      WHERE a.fair_id = application.fair_id AND a.province_id = application.province_id AND c.id <> NEW.id AND c.during && added;
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
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT CASE b.kind WHEN 'corner' THEN 'standard' ELSE b.kind END AS asked, count(*) AS booths
      FROM booth_claims c JOIN booths b ON b.id = c.booth_id JOIN fairs f ON f.id = b.fair_id
      WHERE c.application_id = OLD.application_id AND c.during @> (f.starts_on + time '00:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'
      GROUP BY 1
    ) taken LEFT JOIN application_asks a ON a.application_id = OLD.application_id AND a.kind = taken.asked
    WHERE taken.booths > coalesce(a.granted, 0)
  ) THEN
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
CREATE TRIGGER fair_postponements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fair_postponements" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER booth_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "booth_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER hall_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "hall_versions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Who saved an application last, why its points are other than counted, and until when what was asked for is waited for.
ALTER TABLE "applications" ADD COLUMN "priority_reason" text;
--> statement-breakpoint
-- Before this everyone counted as rural; the office decides it with its answer.
ALTER TABLE "applications" ADD COLUMN "is_rural" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "refund_share" integer CONSTRAINT "applications_refund_share" CHECK ("applications"."refund_share" between 0 and 1000);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "updated_by" uuid CONSTRAINT "applications_updated_by_users_id_fk" REFERENCES "users"("id");
--> statement-breakpoint
ALTER TABLE "application_events" ADD COLUMN "due_on" date;
--> statement-breakpoint
ALTER TABLE "fair_budget_items" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "fair_budget_items" ADD COLUMN "key" uuid CONSTRAINT "fair_budget_items_key" UNIQUE;
--> statement-breakpoint
ALTER TABLE "fair_events" ADD COLUMN "key" uuid CONSTRAINT "fair_events_key" UNIQUE;
--> statement-breakpoint
-- What exhibitors are given: letters, the manual, lists that were taken, messages.
CREATE TABLE "fair_letter_texts" (
	"fair_id" uuid PRIMARY KEY NOT NULL,
	"signer_title" text NOT NULL,
	"signer_name" text NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fair_letter_texts_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_letter_texts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "letter_plans" (
	"digest" text PRIMARY KEY NOT NULL,
	"plan" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exhibitor_letters" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"places_digest" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exhibitor_letters_number" UNIQUE("application_id","number"),
	CONSTRAINT "exhibitor_letters_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "exhibitor_letters_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "fair_manuals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"file_id" uuid NOT NULL,
	"note" text,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fair_manuals_version" UNIQUE("fair_id","version"),
	CONSTRAINT "fair_manuals_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_manuals_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_manuals_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "fair_paper_copies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"paper" text NOT NULL,
	"format" text NOT NULL,
	"taken_by" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fair_paper_copies_paper" CHECK ("fair_paper_copies"."paper" in ('signs', 'goods', 'support')),
	CONSTRAINT "fair_paper_copies_format" CHECK ("fair_paper_copies"."format" in ('pdf', 'docx', 'xlsx')),
	CONSTRAINT "fair_paper_copies_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_paper_copies_taken_by_users_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "fair_messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"filter" jsonb NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone,
	CONSTRAINT "fair_messages_sent" CHECK (num_nonnulls("fair_messages"."sent_by", "fair_messages"."sent_at") in (0, 2)),
	CONSTRAINT "fair_messages_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_messages_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_messages_sent_by_users_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "fair_message_recipients" (
	"message_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"email" "citext",
	"subject" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "fair_message_recipients_message_id_application_id_pk" PRIMARY KEY("message_id","application_id"),
	CONSTRAINT "fair_message_recipients_message_id_fair_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."fair_messages"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "fair_message_recipients_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX "fair_manuals_file" ON "fair_manuals" USING btree ("file_id");
--> statement-breakpoint
CREATE INDEX "fair_paper_copies_fair" ON "fair_paper_copies" USING btree ("fair_id","paper","taken_at");
--> statement-breakpoint
CREATE INDEX "fair_messages_fair" ON "fair_messages" USING btree ("fair_id");
--> statement-breakpoint
CREATE INDEX "fair_message_recipients_application" ON "fair_message_recipients" USING btree ("application_id");
--> statement-breakpoint
CREATE TRIGGER letter_plans_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "letter_plans" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER exhibitor_letters_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "exhibitor_letters" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER fair_manuals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fair_manuals" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER fair_paper_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fair_paper_copies" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was sent stays as it was sent.
CREATE TRIGGER fair_messages_sent_stay BEFORE UPDATE OR DELETE ON "fair_messages" FOR EACH ROW
  WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The days of a fair: gates, passes, what is scanned and counted there, contacts, sales, incidents.
CREATE TABLE "fair_day_settings" (
	"fair_id" uuid PRIMARY KEY NOT NULL,
	"passes_per_booth" integer NOT NULL,
	"passes_source" text DEFAULT '' NOT NULL,
	"contact_days" integer NOT NULL,
	"contact_source" text DEFAULT '' NOT NULL,
	CONSTRAINT "fair_day_settings_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "fair_day_settings_passes" CHECK ("passes_per_booth" between 1 and 50),
	CONSTRAINT "fair_day_settings_contact" CHECK ("contact_days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "fair_gates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"name" text NOT NULL,
	"admits" text[] NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "fair_gates_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "fair_gates_admits" CHECK (cardinality("admits") > 0 and "admits" <@ array['exhibitor', 'visitor', 'guest', 'staff', 'organiser']::text[])
);
--> statement-breakpoint
CREATE UNIQUE INDEX "fair_gates_name" ON "fair_gates" USING btree ("fair_id","name") WHERE "fair_gates"."retired_at" is null;
--> statement-breakpoint
CREATE TABLE "gatekeepers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"appointed_by" uuid NOT NULL,
	"appointed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "gatekeepers_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "gatekeepers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id"),
	CONSTRAINT "gatekeepers_appointed_by_users_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."users"("id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "gatekeepers_live" ON "gatekeepers" USING btree ("fair_id","user_id") WHERE "gatekeepers"."ended_at" is null;
--> statement-breakpoint
CREATE INDEX "gatekeepers_user" ON "gatekeepers" USING btree ("user_id");
--> statement-breakpoint
CREATE TABLE "fair_passes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"application_id" uuid,
	"exhibitor_id" uuid,
	"holder" text,
	"contact" text,
	"consent_version" text,
	"consent_locale" text,
	"consent_at" timestamp with time zone,
	"keep_until" date,
	"code" text NOT NULL,
	"form_key" uuid,
	"form_place" integer,
	"issued_by" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	"erased_at" timestamp with time zone,
	CONSTRAINT "fair_passes_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "fair_passes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id"),
	CONSTRAINT "fair_passes_exhibitor_id_exhibitors_id_fk" FOREIGN KEY ("exhibitor_id") REFERENCES "public"."exhibitors"("id"),
	CONSTRAINT "fair_passes_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "fair_passes_code" UNIQUE("code"),
	CONSTRAINT "fair_passes_form" UNIQUE("form_key","form_place"),
	CONSTRAINT "fair_passes_form_place" CHECK (num_nonnulls("form_key", "form_place") in (0, 2)),
	CONSTRAINT "fair_passes_kind" CHECK ("kind" in ('exhibitor', 'visitor', 'guest', 'staff', 'organiser')),
	CONSTRAINT "fair_passes_of_exhibitor" CHECK (("kind" = 'exhibitor') = ("application_id" is not null)),
	CONSTRAINT "fair_passes_consent" CHECK (num_nonnulls("consent_version", "consent_locale", "consent_at", "keep_until") in (0, 4)),
	CONSTRAINT "fair_passes_contact" CHECK ("contact" is null or "consent_at" is not null),
	CONSTRAINT "fair_passes_revoked" CHECK (num_nonnulls("revoked_at", "revoked_reason") in (0, 2))
);
--> statement-breakpoint
CREATE INDEX "fair_passes_fair" ON "fair_passes" USING btree ("fair_id","kind");
--> statement-breakpoint
CREATE INDEX "fair_passes_application" ON "fair_passes" USING btree ("application_id");
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"gate_id" uuid NOT NULL,
	"pass_id" uuid,
	"code" text NOT NULL,
	"direction" text NOT NULL,
	"nonce" uuid NOT NULL,
	"device_id" text NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"offset_ms" bigint,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"verdict" text NOT NULL,
	"shown" text,
	"by" uuid NOT NULL,
	CONSTRAINT "check_ins_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "check_ins_gate_id_fair_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."fair_gates"("id"),
	CONSTRAINT "check_ins_pass_id_fair_passes_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."fair_passes"("id"),
	CONSTRAINT "check_ins_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id"),
	CONSTRAINT "check_ins_nonce" UNIQUE("nonce"),
	CONSTRAINT "check_ins_direction" CHECK ("direction" in ('in', 'out')),
	CONSTRAINT "check_ins_verdict" CHECK ("verdict" in ('admitted', 'already_in', 'wrong_gate', 'wrong_day', 'revoked', 'unknown')),
	CONSTRAINT "check_ins_shown" CHECK ("shown" in ('admitted', 'already_in', 'wrong_gate', 'wrong_day', 'revoked', 'unknown')),
	CONSTRAINT "check_ins_at" CHECK ("at" <= "recorded_at")
);
--> statement-breakpoint
CREATE INDEX "check_ins_fair" ON "check_ins" USING btree ("fair_id","at");
--> statement-breakpoint
CREATE INDEX "check_ins_pass" ON "check_ins" USING btree ("pass_id","at");
--> statement-breakpoint
CREATE TRIGGER check_ins_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "check_ins" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "check_in_verdicts" (
	"check_in_id" uuid PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"earlier_id" uuid,
	CONSTRAINT "check_in_verdicts_check_in_id_check_ins_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_ins"("id"),
	CONSTRAINT "check_in_verdicts_earlier_id_check_ins_id_fk" FOREIGN KEY ("earlier_id") REFERENCES "public"."check_ins"("id"),
	CONSTRAINT "check_in_verdicts_verdict" CHECK ("verdict" in ('admitted', 'already_in', 'wrong_gate', 'wrong_day', 'revoked', 'unknown')),
	CONSTRAINT "check_in_verdicts_earlier" CHECK (("verdict" = 'already_in') = ("earlier_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "head_counts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"gate_id" uuid NOT NULL,
	"people" integer NOT NULL,
	"nonce" uuid NOT NULL,
	"device_id" text NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"offset_ms" bigint,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "head_counts_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "head_counts_gate_id_fair_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."fair_gates"("id"),
	CONSTRAINT "head_counts_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id"),
	CONSTRAINT "head_counts_nonce" UNIQUE("nonce"),
	CONSTRAINT "head_counts_people" CHECK ("people" between -500 and 500 and "people" <> 0),
	CONSTRAINT "head_counts_at" CHECK ("at" <= "recorded_at")
);
--> statement-breakpoint
CREATE INDEX "head_counts_fair" ON "head_counts" USING btree ("fair_id","at");
--> statement-breakpoint
CREATE TRIGGER head_counts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "head_counts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"pass_id" uuid,
	"name" text,
	"contact" text,
	"interest" text DEFAULT '' NOT NULL,
	"consent_version" text NOT NULL,
	"consent_locale" text NOT NULL,
	"consent_at" timestamp with time zone NOT NULL,
	"keep_until" date NOT NULL,
	"nonce" uuid NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "leads_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id"),
	CONSTRAINT "leads_pass_id_fair_passes_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."fair_passes"("id"),
	CONSTRAINT "leads_noted_by_users_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "leads_nonce" UNIQUE("nonce"),
	CONSTRAINT "leads_contact" CHECK (num_nonnulls("name", "contact") = case when "erased_at" is null then 2 else 0 end)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "leads_pass" ON "leads" USING btree ("application_id","pass_id") WHERE "leads"."pass_id" is not null;
--> statement-breakpoint
CREATE INDEX "leads_application" ON "leads" USING btree ("application_id");
--> statement-breakpoint
CREATE TABLE "sales_reports" (
	"application_id" uuid NOT NULL,
	"day" date NOT NULL,
	"revenue" bigint NOT NULL,
	"orders" integer NOT NULL,
	"contracts" integer NOT NULL,
	"contract_value" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sales_reports_application_id_day_pk" PRIMARY KEY("application_id","day"),
	CONSTRAINT "sales_reports_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id"),
	CONSTRAINT "sales_reports_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "sales_reports_figures" CHECK (least("revenue", "orders", "contracts", "contract_value") >= 0 and greatest("revenue", "contract_value") <= 1000000000000 and ("contracts" > 0 or "contract_value" = 0))
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"text" text NOT NULL,
	"application_id" uuid,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	"resolution" text,
	"key" uuid,
	CONSTRAINT "incidents_key" UNIQUE("key"),
	CONSTRAINT "incidents_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "incidents_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id"),
	CONSTRAINT "incidents_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "incidents_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "incidents_kind" CHECK ("kind" in ('safety', 'fire', 'health', 'security', 'lost_property', 'technical', 'other')),
	CONSTRAINT "incidents_severity" CHECK ("severity" in ('low', 'serious', 'critical')),
	CONSTRAINT "incidents_resolved" CHECK (num_nonnulls("resolved_at", "resolved_by", "resolution") in (0, 3))
);
--> statement-breakpoint
CREATE INDEX "incidents_fair" ON "incidents" USING btree ("fair_id","at");
--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "saved_by" uuid;
--> statement-breakpoint
ALTER TABLE "halls" ADD COLUMN "saved_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "halls" ADD CONSTRAINT "halls_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id");
--> statement-breakpoint
ALTER TABLE "halls" ADD CONSTRAINT "halls_saved" CHECK (num_nonnulls("saved_by", "saved_at") in (0, 2));
--> statement-breakpoint
CREATE TABLE "fair_reports" (
	"fair_id" uuid PRIMARY KEY NOT NULL,
	"other_visits" integer DEFAULT 0 NOT NULL,
	"other_visits_source" text,
	"results" text,
	"difficulties" text,
	"proposals" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"figures" jsonb,
	"closed_by" uuid,
	CONSTRAINT "fair_reports_visits" CHECK ("other_visits" between 0 and 10000000 and ("other_visits" = 0 or "other_visits_source" is not null)),
	CONSTRAINT "fair_reports_closed" CHECK (num_nonnulls("figures", "closed_by") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "fair_reports" ADD CONSTRAINT "fair_reports_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "fair_reports" ADD CONSTRAINT "fair_reports_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "fair_reports" ADD CONSTRAINT "fair_reports_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"part" text NOT NULL,
	"application_id" uuid,
	"form_key" uuid NOT NULL,
	"whole" smallint NOT NULL,
	"running" smallint NOT NULL,
	"meeting" smallint NOT NULL,
	"comes_again" boolean NOT NULL,
	"words" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_answers_form" UNIQUE("fair_id","form_key"),
	CONSTRAINT "survey_answers_application" UNIQUE("application_id"),
	CONSTRAINT "survey_answers_part" CHECK ("part" in ('exhibitor', 'visitor')),
	CONSTRAINT "survey_answers_of" CHECK (("part" = 'exhibitor') = ("application_id" is not null)),
	CONSTRAINT "survey_answers_marks" CHECK (least("whole", "running", "meeting") >= 1 and greatest("whole", "running", "meeting") <= 5)
);
--> statement-breakpoint
ALTER TABLE "survey_answers" ADD CONSTRAINT "survey_answers_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "survey_answers" ADD CONSTRAINT "survey_answers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "survey_answers_fair" ON "survey_answers" USING btree ("fair_id","part");
--> statement-breakpoint
CREATE TRIGGER survey_answers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "survey_answers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "recorded_fairs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"from_year" integer,
	"year" integer NOT NULL,
	"level" text NOT NULL,
	"fairs" integer DEFAULT 1 NOT NULL,
	"booths" integer,
	"establishments" integer,
	"provinces" integer,
	"visits" integer,
	"sales" bigint,
	"contracts" integer,
	"contract_value" bigint,
	"support" bigint,
	"source" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recorded_fairs_name" UNIQUE("agency_id","year","name"),
	CONSTRAINT "recorded_fairs_level" CHECK ("level" in ('commune', 'district', 'province', 'region', 'nation')),
	CONSTRAINT "recorded_fairs_year" CHECK (coalesce("from_year", "year") between 1990 and "year" and "year" <= 2100),
	CONSTRAINT "recorded_fairs_figures" CHECK ("fairs" between 1 and 10000 and coalesce(least("booths", "establishments", "provinces", "visits", "sales", "contracts",
        "contract_value", "support"), 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "recorded_fairs" ADD CONSTRAINT "recorded_fairs_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "recorded_fairs" ADD CONSTRAINT "recorded_fairs_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TABLE "fair_targets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"level" text,
	"indicator" text NOT NULL,
	"value" bigint NOT NULL,
	"source" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fair_targets_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id"),
	CONSTRAINT "fair_targets_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "fair_targets_once" UNIQUE NULLS NOT DISTINCT("agency_id","from_year","to_year","level","indicator"),
	CONSTRAINT "fair_targets_level" CHECK ("level" in ('commune', 'district', 'province', 'region', 'nation')),
	CONSTRAINT "fair_targets_indicator" CHECK ("indicator" in ('fairs', 'booths', 'establishments', 'visits', 'sales', 'contracts', 'contracted', 'support')),
	CONSTRAINT "fair_targets_years" CHECK ("from_year" between 1990 and "to_year" and "to_year" <= 2100),
	CONSTRAINT "fair_targets_value" CHECK ("value" > 0)
);
--> statement-breakpoint
-- Payment notices, statements of the bank, and what was paid.
CREATE TABLE "bank_accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"bank_bin" text NOT NULL,
	"number" text NOT NULL,
	CONSTRAINT "bank_accounts_number" UNIQUE("agency_id","bank_bin","number"),
	CONSTRAINT "bank_accounts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id")
);
--> statement-breakpoint
CREATE TABLE "agency_bank_accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"bank_bin" text NOT NULL,
	"number" text NOT NULL,
	"holder" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agency_bank_accounts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id"),
	CONSTRAINT "agency_bank_accounts_account" FOREIGN KEY ("agency_id","bank_bin","number") REFERENCES "public"."bank_accounts"("agency_id","bank_bin","number"),
	CONSTRAINT "agency_bank_accounts_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "agency_bank_accounts_bin" CHECK ("agency_bank_accounts"."bank_bin" ~ '^[0-9]{6}$'),
	CONSTRAINT "agency_bank_accounts_number" CHECK ("agency_bank_accounts"."number" ~ '^[A-Z0-9]{4,19}$'),
	CONSTRAINT "agency_bank_accounts_span" CHECK ("agency_bank_accounts"."valid_until" is null or "agency_bank_accounts"."valid_until" >= "agency_bank_accounts"."valid_from")
);
--> statement-breakpoint
-- An agency has money paid to one account at a time.
ALTER TABLE "agency_bank_accounts" ADD CONSTRAINT "agency_bank_accounts_one_a_day" EXCLUDE USING gist ("agency_id" WITH =, daterange("valid_from", "valid_until") WITH &&);
--> statement-breakpoint
CREATE TABLE "fair_invoices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"reference" text NOT NULL,
	"account_id" uuid NOT NULL,
	"total" bigint NOT NULL,
	"support" bigint NOT NULL,
	"payable" bigint NOT NULL,
	"deposit" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"deposit_due_on" date,
	"balance_due_on" date,
	"promised" jsonb NOT NULL,
	"paper" jsonb NOT NULL,
	"replaces_id" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" uuid NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"cancelled_reason" text,
	CONSTRAINT "fair_invoices_reference_unique" UNIQUE("reference"),
	CONSTRAINT "fair_invoices_number" UNIQUE("fair_id","number"),
	CONSTRAINT "fair_invoices_replaces" UNIQUE("replaces_id"),
	CONSTRAINT "fair_invoices_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "fair_invoices_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id"),
	CONSTRAINT "fair_invoices_account_id_agency_bank_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."agency_bank_accounts"("id"),
	CONSTRAINT "fair_invoices_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "fair_invoices_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "fair_invoices_replaces_id_fair_invoices_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."fair_invoices"("id"),
	CONSTRAINT "fair_invoices_figures" CHECK (least("fair_invoices"."support", "fair_invoices"."payable", "fair_invoices"."deposit", "fair_invoices"."balance") >= 0),
	CONSTRAINT "fair_invoices_sums" CHECK ("fair_invoices"."payable" = "fair_invoices"."total" - "fair_invoices"."support" and "fair_invoices"."deposit" + "fair_invoices"."balance" = "fair_invoices"."payable"),
	CONSTRAINT "fair_invoices_cancelled" CHECK (num_nonnulls("fair_invoices"."cancelled_at", "fair_invoices"."cancelled_by") in (0, 2) and ("fair_invoices"."cancelled_reason" is null or "fair_invoices"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "fair_invoices_one_in_force" ON "fair_invoices" USING btree ("application_id") WHERE "fair_invoices"."cancelled_at" is null;
--> statement-breakpoint
CREATE INDEX "fair_invoices_application" ON "fair_invoices" USING btree ("application_id");
--> statement-breakpoint
CREATE TABLE "booth_returns" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"claim_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"worth" bigint NOT NULL,
	"refund_share" integer NOT NULL,
	"returned_on" date NOT NULL,
	CONSTRAINT "booth_returns_claim" UNIQUE("claim_id"),
	CONSTRAINT "booth_returns_claim_id_booth_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."booth_claims"("id"),
	CONSTRAINT "booth_returns_invoice_id_fair_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."fair_invoices"("id"),
	CONSTRAINT "booth_returns_worth" CHECK ("booth_returns"."worth" > 0),
	CONSTRAINT "booth_returns_refund_share" CHECK ("booth_returns"."refund_share" between 0 and 1000)
);
--> statement-breakpoint
CREATE INDEX "booth_returns_invoice" ON "booth_returns" USING btree ("invoice_id");
--> statement-breakpoint
CREATE TRIGGER booth_returns_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "booth_returns" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"booth_kind" text,
	"codes" text[] NOT NULL,
	"name" text,
	"name_en" text,
	"unit" text,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"support" bigint NOT NULL,
	CONSTRAINT "invoice_lines_invoice_id_position_pk" PRIMARY KEY("invoice_id","position"),
	CONSTRAINT "invoice_lines_invoice_id_fair_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."fair_invoices"("id"),
	CONSTRAINT "invoice_lines_kind" CHECK ("invoice_lines"."kind" in ('rent', 'surcharge', 'service')),
	CONSTRAINT "invoice_lines_booth_kind" CHECK ("invoice_lines"."booth_kind" in ('standard', 'corner', 'raw', 'pavilion', 'common')),
	CONSTRAINT "invoice_lines_subject" CHECK (("invoice_lines"."kind" = 'service') = ("invoice_lines"."booth_kind" is null and "invoice_lines"."name" is not null)),
	CONSTRAINT "invoice_lines_figures" CHECK ("invoice_lines"."quantity" > 0 and "invoice_lines"."unit_price" >= 0 and "invoice_lines"."amount" = "invoice_lines"."quantity" * "invoice_lines"."unit_price" and "invoice_lines"."support" between 0 and "invoice_lines"."amount")
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" jsonb NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"applied_by" uuid,
	"applied_at" timestamp with time zone,
	CONSTRAINT "bank_statements_file" UNIQUE("account_id","sha256"),
	CONSTRAINT "bank_statements_account_id_bank_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."bank_accounts"("id"),
	CONSTRAINT "bank_statements_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "bank_statements_applied_by_users_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "bank_statements_applied" CHECK (num_nonnulls("bank_statements"."applied_by", "bank_statements"."applied_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "bank_transfers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"statement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"booked_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"text" text NOT NULL,
	"bank_reference" text,
	"identity" text NOT NULL,
	"finding" text NOT NULL,
	"named_invoice_id" uuid,
	"set_aside_at" timestamp with time zone,
	"set_aside_by" uuid,
	"set_aside_reason" text,
	CONSTRAINT "bank_transfers_identity" UNIQUE("account_id","identity"),
	CONSTRAINT "bank_transfers_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id"),
	CONSTRAINT "bank_transfers_account_id_bank_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."bank_accounts"("id"),
	CONSTRAINT "bank_transfers_named_invoice_id_fair_invoices_id_fk" FOREIGN KEY ("named_invoice_id") REFERENCES "public"."fair_invoices"("id"),
	CONSTRAINT "bank_transfers_set_aside_by_users_id_fk" FOREIGN KEY ("set_aside_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "bank_transfers_finding" CHECK ("bank_transfers"."finding" in ('exact', 'too_small', 'part', 'too_large', 'duplicate', 'cancelled', 'several', 'wrong_reference', 'unknown', 'doubtful')),
	CONSTRAINT "bank_transfers_amount" CHECK ("bank_transfers"."amount" > 0),
	CONSTRAINT "bank_transfers_aside" CHECK (num_nonnulls("bank_transfers"."set_aside_at", "bank_transfers"."set_aside_by", "bank_transfers"."set_aside_reason") in (0, 3))
);
--> statement-breakpoint
CREATE INDEX "bank_transfers_account" ON "bank_transfers" USING btree ("account_id","booked_on");
--> statement-breakpoint
CREATE INDEX "bank_transfers_statement" ON "bank_transfers" USING btree ("statement_id");
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"transfer_id" uuid,
	"paid_on" date NOT NULL,
	"note" text,
	"key" uuid,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_reason" text,
	CONSTRAINT "payments_key" UNIQUE("key"),
	CONSTRAINT "payments_invoice_id_fair_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."fair_invoices"("id"),
	CONSTRAINT "payments_transfer_id_bank_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."bank_transfers"("id"),
	CONSTRAINT "payments_noted_by_users_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "payments_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "payments_kind" CHECK ("payments"."kind" in ('transfer', 'cash', 'refund')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" > 0),
	CONSTRAINT "payments_transfer" CHECK (("payments"."kind" = 'transfer') = ("payments"."transfer_id" is not null)),
	CONSTRAINT "payments_undone" CHECK (num_nonnulls("payments"."undone_at", "payments"."undone_by", "payments"."undone_reason") in (0, 3))
);
--> statement-breakpoint
CREATE INDEX "payments_invoice" ON "payments" USING btree ("invoice_id");
--> statement-breakpoint
CREATE INDEX "payments_transfer_id" ON "payments" USING btree ("transfer_id");
--> statement-breakpoint
CREATE TABLE "invoice_reminders" (
	"invoice_id" uuid NOT NULL,
	"part" text NOT NULL,
	"due_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_reminders_invoice_id_part_due_on_pk" PRIMARY KEY("invoice_id","part","due_on"),
	CONSTRAINT "invoice_reminders_part" CHECK ("invoice_reminders"."part" in ('deposit', 'balance')),
	CONSTRAINT "invoice_reminders_amount" CHECK ("invoice_reminders"."amount" > 0),
	CONSTRAINT "invoice_reminders_invoice_id_fair_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."fair_invoices"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "statement_layouts" (
	"agency_id" uuid NOT NULL,
	"bank_bin" text NOT NULL,
	"headings" jsonb NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "statement_layouts_agency_id_bank_bin_pk" PRIMARY KEY("agency_id","bank_bin"),
	CONSTRAINT "statement_layouts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "statement_layouts_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TRIGGER invoice_reminders_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_reminders" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The sums of a payment notice are those of its lines.
CREATE FUNCTION check_invoice_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  notice uuid := CASE TG_TABLE_NAME WHEN 'fair_invoices' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'invoice_id' END;
  amounts bigint;
  supports bigint;
BEGIN
  SELECT coalesce(sum(amount), 0), coalesce(sum(support), 0) INTO amounts, supports FROM invoice_lines WHERE invoice_id = notice;
  IF NOT EXISTS (SELECT FROM fair_invoices WHERE id = notice AND total = amounts AND support = supports) THEN
    RAISE EXCEPTION 'a payment notice is the sum of its lines' USING ERRCODE = 'check_violation', CONSTRAINT = 'fair_invoices_lines';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER fair_invoices_lines AFTER INSERT ON "fair_invoices" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_invoice_sums();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER invoice_lines_sums AFTER INSERT ON "invoice_lines" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_invoice_sums();
--> statement-breakpoint
CREATE TRIGGER invoice_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What happened stays as it was written, but for the columns that are named.
CREATE FUNCTION refuse_other_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV) THEN
    RAISE EXCEPTION '% is history', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER agency_bank_accounts_history BEFORE UPDATE OR DELETE ON "agency_bank_accounts" FOR EACH ROW
  EXECUTE FUNCTION refuse_other_change('valid_until');
--> statement-breakpoint
CREATE TRIGGER bank_accounts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_accounts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whom a message went to stays; the address goes when the term of the fair's contacts is over.
CREATE TRIGGER fair_message_recipients_history BEFORE UPDATE OR DELETE ON "fair_message_recipients" FOR EACH ROW
  EXECUTE FUNCTION refuse_other_change('email');
--> statement-breakpoint
CREATE TRIGGER fair_invoices_history BEFORE UPDATE OR DELETE ON "fair_invoices" FOR EACH ROW
  EXECUTE FUNCTION refuse_other_change('cancelled_at', 'cancelled_by', 'cancelled_reason');
--> statement-breakpoint
CREATE TRIGGER bank_transfers_history BEFORE UPDATE OR DELETE ON "bank_transfers" FOR EACH ROW
  EXECUTE FUNCTION refuse_other_change('set_aside_at', 'set_aside_by', 'set_aside_reason');
--> statement-breakpoint
CREATE TRIGGER payments_history BEFORE UPDATE OR DELETE ON "payments" FOR EACH ROW
  EXECUTE FUNCTION refuse_other_change('undone_at', 'undone_by', 'undone_reason');
--> statement-breakpoint
-- No more is matched of a transfer than came. The transfer is locked, so that two matches at once are counted one after the other.
CREATE FUNCTION check_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  came bigint;
  matched bigint;
BEGIN
  SELECT amount INTO came FROM bank_transfers WHERE id = NEW.transfer_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(amount), 0) INTO matched FROM payments WHERE transfer_id = NEW.transfer_id AND undone_at IS NULL;
  IF matched + NEW.amount > came THEN
    RAISE EXCEPTION 'no more is matched of a transfer than came' USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_within_transfer';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_within_transfer BEFORE INSERT ON "payments" FOR EACH ROW WHEN (NEW.transfer_id IS NOT NULL)
  EXECUTE FUNCTION check_payment();
--> statement-breakpoint
CREATE TABLE "allocation_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"input" jsonb NOT NULL,
	"objective" integer,
	"bound" integer,
	"milliseconds" integer,
	"result" jsonb,
	"attempt" integer DEFAULT 0 NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "allocation_runs_number" UNIQUE("fair_id","number"),
	CONSTRAINT "allocation_runs_state" CHECK ("allocation_runs"."state" in ('queued', 'running', 'done', 'failed', 'cancelled', 'applied', 'discarded')),
	CONSTRAINT "allocation_runs_done" CHECK (("allocation_runs"."state" in ('done', 'applied', 'discarded')) = ("allocation_runs"."result" is not null) and ("allocation_runs"."result" is null or num_nonnulls("allocation_runs"."objective", "allocation_runs"."bound", "allocation_runs"."milliseconds") = 3)),
	CONSTRAINT "allocation_runs_bound" CHECK ("allocation_runs"."bound" >= "allocation_runs"."objective"),
	CONSTRAINT "allocation_runs_settled" CHECK (num_nonnulls("allocation_runs"."settled_by", "allocation_runs"."settled_at") = case when "allocation_runs"."state" in ('cancelled', 'applied', 'discarded') then 2 else 0 end)
);
--> statement-breakpoint
CREATE TABLE "allocation_locks" (
	"booth_id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"locked_by" uuid NOT NULL,
	"locked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "allocation_runs" ADD CONSTRAINT "allocation_runs_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "allocation_runs" ADD CONSTRAINT "allocation_runs_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "allocation_runs" ADD CONSTRAINT "allocation_runs_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "allocation_locks" ADD CONSTRAINT "allocation_locks_booth_id_booths_id_fk" FOREIGN KEY ("booth_id") REFERENCES "public"."booths"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "allocation_locks" ADD CONSTRAINT "allocation_locks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "allocation_locks" ADD CONSTRAINT "allocation_locks_locked_by_users_id_fk" FOREIGN KEY ("locked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "allocation_runs_open" ON "allocation_runs" USING btree ("fair_id") WHERE "allocation_runs"."state" in ('queued', 'running');
--> statement-breakpoint
CREATE INDEX "allocation_locks_application" ON "allocation_locks" USING btree ("application_id");
--> statement-breakpoint
-- A lock joins a booth and an application of one fair.
CREATE FUNCTION check_allocation_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT fair_id FROM booths WHERE id = NEW.booth_id) <> (SELECT fair_id FROM applications WHERE id = NEW.application_id) THEN
    RAISE EXCEPTION 'a lock joins a booth and an application of one fair' USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_locks_one_fair';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER allocation_locks_checked BEFORE INSERT OR UPDATE ON "allocation_locks" FOR EACH ROW EXECUTE FUNCTION check_allocation_lock();
--> statement-breakpoint
-- Two applications that an organiser wants near each other, or apart.
CREATE TABLE "allocation_pairs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "allocation_pairs_once" UNIQUE("first_id","second_id"),
	CONSTRAINT "allocation_pairs_kind" CHECK ("allocation_pairs"."kind" in ('near', 'apart')),
	CONSTRAINT "allocation_pairs_order" CHECK ("allocation_pairs"."first_id" < "allocation_pairs"."second_id"),
	CONSTRAINT "allocation_pairs_first_id_applications_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "allocation_pairs_second_id_applications_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "allocation_pairs_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX "allocation_pairs_second" ON "allocation_pairs" USING btree ("second_id");
--> statement-breakpoint
CREATE FUNCTION check_allocation_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(DISTINCT fair_id) FROM applications WHERE id IN (NEW.first_id, NEW.second_id)) <> 1 THEN
    RAISE EXCEPTION 'a pair joins two applications of one fair' USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_pairs_one_fair';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER allocation_pairs_checked BEFORE INSERT OR UPDATE ON "allocation_pairs" FOR EACH ROW EXECUTE FUNCTION check_allocation_pair();
--> statement-breakpoint
CREATE TABLE "meeting_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"break_starts_at" timestamp with time zone,
	"break_ends_at" timestamp with time zone,
	"room" text NOT NULL,
	"tables" integer NOT NULL,
	"slot_minutes" integer NOT NULL,
	"gap_minutes" integer NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_reason" text,
	CONSTRAINT "meeting_sessions_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id"),
	CONSTRAINT "meeting_sessions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "meeting_sessions_times" CHECK ("starts_at" < "ends_at" and "closes_at" <= "ends_at" and "ends_at" <= "starts_at" + interval '1 day'),
	CONSTRAINT "meeting_sessions_break" CHECK (num_nonnulls("break_starts_at", "break_ends_at") in (0, 2) and "break_starts_at" < "break_ends_at"),
	CONSTRAINT "meeting_sessions_grid" CHECK ("tables" between 1 and 200 and "slot_minutes" between 5 and 240 and "gap_minutes" between 0 and 120),
	CONSTRAINT "meeting_sessions_cancelled" CHECK (num_nonnulls("cancelled_at", "cancelled_reason") in (0, 2))
);
--> statement-breakpoint
CREATE INDEX "meeting_sessions_fair" ON "meeting_sessions" USING btree ("fair_id");
--> statement-breakpoint
CREATE TABLE "meeting_buyers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text,
	"organisation" text,
	"phone" text,
	"email" text,
	"looks_for" text,
	"groups" text[] NOT NULL,
	"part" text NOT NULL,
	"consent_version" text NOT NULL,
	"consent_locale" text NOT NULL,
	"consent_at" timestamp with time zone NOT NULL,
	"form_key" uuid NOT NULL,
	"registered_by" uuid,
	"registered_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "meeting_buyers_session_id_meeting_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."meeting_sessions"("id"),
	CONSTRAINT "meeting_buyers_registered_by_users_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "meeting_buyers_code" UNIQUE("code"),
	CONSTRAINT "meeting_buyers_form" UNIQUE("form_key"),
	CONSTRAINT "meeting_buyers_session" UNIQUE("id","session_id"),
	CONSTRAINT "meeting_buyers_part" CHECK ("part" in ('any', 'morning', 'afternoon')),
	CONSTRAINT "meeting_buyers_groups" CHECK ("groups" <@ array['A', 'B', 'C', 'D']::text[]),
	CONSTRAINT "meeting_buyers_erased" CHECK (case when "erased_at" is null
        then num_nonnulls("name", "organisation", "looks_for") = 3 and num_nonnulls("phone", "email") > 0
        else num_nonnulls("name", "organisation", "looks_for", "phone", "email") = 0 end)
);
--> statement-breakpoint
CREATE INDEX "meeting_buyers_of_session" ON "meeting_buyers" USING btree ("session_id");
--> statement-breakpoint
CREATE TABLE "fair_meetings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"exhibitor_id" uuid,
	"party_id" uuid GENERATED ALWAYS AS (coalesce(exhibitor_id, application_id)) STORED NOT NULL,
	"asked_by" text NOT NULL,
	"state" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"part" text DEFAULT 'any' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"table_number" integer,
	"during" tstzrange,
	"sequence" integer DEFAULT 0 NOT NULL,
	"ended_by" text,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"outcome" text,
	"value" bigint DEFAULT 0 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reported_by" uuid,
	"reported_at" timestamp with time zone,
	"report_version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "fair_meetings_session_id_meeting_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."meeting_sessions"("id"),
	CONSTRAINT "fair_meetings_buyer_id_meeting_buyers_id_fk" FOREIGN KEY ("buyer_id","session_id") REFERENCES "public"."meeting_buyers"("id","session_id"),
	CONSTRAINT "fair_meetings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id"),
	CONSTRAINT "fair_meetings_exhibitor_id_exhibitors_id_fk" FOREIGN KEY ("exhibitor_id") REFERENCES "public"."exhibitors"("id"),
	CONSTRAINT "fair_meetings_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id"),
	CONSTRAINT "fair_meetings_asked_by" CHECK ("asked_by" in ('buyer', 'exhibitor')),
	CONSTRAINT "fair_meetings_state" CHECK ("state" in ('asked', 'accepted', 'declined', 'withdrawn', 'cancelled')),
	CONSTRAINT "fair_meetings_part" CHECK ("part" in ('any', 'morning', 'afternoon')),
	CONSTRAINT "fair_meetings_ended_by" CHECK ("ended_by" in ('buyer', 'exhibitor', 'organiser')),
	CONSTRAINT "fair_meetings_outcome" CHECK ("outcome" in ('contract', 'agreement', 'follow_up', 'nothing', 'not_held')),
	CONSTRAINT "fair_meetings_ended" CHECK (num_nonnulls("ended_by", "ended_at", "ended_reason") = case when "state" in ('asked', 'accepted') then 0 else 3 end),
	CONSTRAINT "fair_meetings_placed" CHECK (num_nonnulls("table_number", "during") in (0, 2) and ("during" is null or "state" in ('accepted', 'cancelled'))),
	CONSTRAINT "fair_meetings_reported" CHECK (num_nonnulls("outcome", "reported_by", "reported_at") in (0, 3)
        and ("outcome" is null or ("state" = 'accepted' and "during" is not null))),
	CONSTRAINT "fair_meetings_value" CHECK ("value" between 0 and 1000000000000 and ("value" = 0 or coalesce("outcome" in ('contract', 'agreement'), false))),
	-- At one time no table, no buyer and no exhibitor is in two meetings.
	CONSTRAINT "fair_meetings_table" EXCLUDE USING gist ("session_id" WITH =, "table_number" WITH =, "during" WITH &&) WHERE ("state" = 'accepted' and "during" is not null),
	CONSTRAINT "fair_meetings_buyer" EXCLUDE USING gist ("buyer_id" WITH =, "during" WITH &&) WHERE ("state" = 'accepted' and "during" is not null),
	CONSTRAINT "fair_meetings_party" EXCLUDE USING gist ("party_id" WITH =, "during" WITH &&) WHERE ("state" = 'accepted' and "during" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "fair_meetings_live" ON "fair_meetings" USING btree ("buyer_id","party_id") WHERE "fair_meetings"."state" in ('asked', 'accepted');
--> statement-breakpoint
CREATE INDEX "fair_meetings_session" ON "fair_meetings" USING btree ("session_id");
--> statement-breakpoint
CREATE INDEX "fair_meetings_application" ON "fair_meetings" USING btree ("application_id");
--> statement-breakpoint
-- A meeting is of one fair, at a table of its session, in its hours.
CREATE FUNCTION check_fair_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held meeting_sessions;
BEGIN
  SELECT * INTO held FROM meeting_sessions WHERE id = NEW.session_id;
  IF held.fair_id <> (SELECT fair_id FROM applications WHERE id = NEW.application_id) THEN
    RAISE EXCEPTION 'a meeting joins a session and an application of one fair' USING ERRCODE = 'check_violation', CONSTRAINT = 'fair_meetings_one_fair';
  END IF;
  IF NEW.exhibitor_id IS NOT NULL AND NOT EXISTS (SELECT FROM exhibitors WHERE id = NEW.exhibitor_id AND application_id = NEW.application_id) THEN
    RAISE EXCEPTION 'an exhibitor meets for its own application' USING ERRCODE = 'check_violation', CONSTRAINT = 'fair_meetings_exhibitor';
  END IF;
  IF NEW.state = 'accepted' AND NEW.during IS NOT NULL
      AND NOT (NEW.table_number BETWEEN 1 AND held.tables AND NEW.during <@ tstzrange(held.starts_at, held.ends_at)) THEN
    RAISE EXCEPTION 'a meeting is at a table of its session, in its hours' USING ERRCODE = 'check_violation', CONSTRAINT = 'fair_meetings_in_session';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER fair_meetings_checked BEFORE INSERT OR UPDATE ON "fair_meetings" FOR EACH ROW EXECUTE FUNCTION check_fair_meeting();
--> statement-breakpoint
-- All letters of a fair drawn into one file, by a job.
CREATE TABLE "letter_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"file_id" uuid,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_runs_state" CHECK ("letter_runs"."state" in ('queued', 'running', 'done', 'swept', 'failed', 'cancelled')),
	CONSTRAINT "letter_runs_done" CHECK ("letter_runs"."done" between 0 and "letter_runs"."total"),
	CONSTRAINT "letter_runs_file" CHECK (("letter_runs"."state" = 'done') = ("letter_runs"."file_id" is not null)),
	CONSTRAINT "letter_runs_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "letter_runs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "letter_runs_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX "letter_runs_fair" ON "letter_runs" USING btree ("fair_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "letter_runs_open" ON "letter_runs" USING btree ("fair_id") WHERE "letter_runs"."state" in ('queued', 'running');
